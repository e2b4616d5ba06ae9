import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { readConfig } from '../src/config.ts'
import { audit } from '../src/wring.ts'

/** Draws `docs/report.png`, the README's picture, from the bundled demonstration. */
const root = fileURLToPath(new URL('..', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'wring-picture-'))
const executablePath =
  ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path)) ?? ''
const config = { ...readConfig(), home: join(work, 'home') }

await audit({
  source: join(root, 'examples', 'double-eleven'),
  out: join(work, 'report'),
  config,
  language: 'en',
})
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage({ viewport: { width: 1280, height: 1400 }, colorScheme: 'light' })
await page.goto(pathToFileURL(join(work, 'report', 'report.html')).href)
await page.screenshot({ path: process.argv[2] ?? join(root, 'docs', 'report.png') })
await browser.close()
rmSync(work, { recursive: true, force: true })
