import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe, { type AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleResult } from './sample-result.ts'
import { writeResults } from './write.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
const reason = executablePath ? '' : ' (skipped: no Chromium at /usr/bin/chromium)'
const args =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
    ' ',
  )

/** What axe-core objects to on the page as it stands. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations, passes } = (await page.evaluate('axe.run(document)')) as AxeResults
  expect(passes.length).toBeGreaterThan(20)
  return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`)
}

describe.skipIf(!executablePath)(`report.html in Chromium${reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'wring-report-'))
  const address = pathToFileURL(join(folder, 'report.html')).href
  let browser: Browser

  beforeAll(async () => {
    await writeResults(sampleResult, folder)
    browser = await chromium.launch({ executablePath: executablePath ?? '', args })
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const looks = [1280, 390].flatMap((width) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      (['zh', 'en'] as const).map((language) => ({ width, colorScheme, language })),
    ),
  )

  it.each(looks)(
    'reads in $language, $colorScheme, at $width px, without a script and without barriers',
    async ({ width, colorScheme, language }) => {
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        colorScheme,
        javaScriptEnabled: true,
      })
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => request.url() === address || complaints.push(request.url()))
      await page.goto(address)
      await page.click(`label[for=lang-${language}]`)
      expect(await page.locator('article:visible').getAttribute('lang')).toBe(
        language === 'zh' ? 'zh-CN' : 'en',
      )
      const size = await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')
      const [content = 0, room = 0] = size as number[]
      expect(content).toBeLessThanOrEqual(room)
      const shots = process.env['WRING_TEST_SHOTS']
      if (shots)
        await page.screenshot({
          path: join(shots, `${language}-${colorScheme}-${width}.png`),
          fullPage: true,
        })
      expect(complaints).toEqual([])
      if (width > 640 || colorScheme === 'light') expect(await barriers(page)).toEqual([])
      await page.close()
    },
  )

  it('draws English quotes as English does, not as wide as Han characters', async () => {
    const page = await browser.newPage()
    await page.goto(address)
    const wide = (selector: string) =>
      page.evaluate(
        `(() => {
          const probe = document.createElement('span')
          probe.textContent = '“’“’“’“’“’'
          document.querySelector('${selector}').append(probe)
          const size = parseFloat(getComputedStyle(probe).fontSize)
          return probe.getBoundingClientRect().width / (10 * size)
        })()`,
      ) as Promise<number>
    await page.click('label[for=lang-en]')
    expect(await wide('article.en')).toBeLessThan(0.7)
    await page.close()
  })

  it('keeps every label of its charts inside, and apart from the others', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(address)
    await page.click('label[for=lang-en]')
    const faults = await page.evaluate(`[...document.querySelectorAll('article.en svg')].flatMap((svg) => {
      const frame = svg.getBoundingClientRect()
      const boxes = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()])
      const outside = boxes.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
      const meeting = boxes.flatMap(([a, one], index) => boxes.slice(index + 1).filter(([, other]) =>
        one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 3 && other.top < one.bottom - 3).map(([b]) => a + ' / ' + b))
      return [...outside.map(([a]) => a), ...meeting]
    })`)
    expect(faults).toEqual([])
    await page.close()
  })

  it('prints on A4', async () => {
    const page = await browser.newPage()
    await page.goto(address)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThanOrEqual(2)
    expect(pdf).toMatch(/MediaBox\s*\[0 0 59[45][.\d]* 84[12]/)
    await page.close()
  })
})
