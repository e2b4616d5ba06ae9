import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../src/cli/exit.ts'
import { wring } from './command.ts'

const verbs = ['audit', 'import', 'sessions', 'simulate', 'demo', 'doctor']
const pages = [[], ...verbs.map((verb) => [verb])].flatMap((words) =>
  (['zh', 'en'] as const).map((language) => ({ words, language, command: ['wring', ...words].join(' ') })),
)

describe('--help', () => {
  it.each(pages)('of `$command` is all in $language', async ({ words, language }) => {
    const { code, stdout, stderr } = await wring([...words, '--help', '--lang', language])
    expect([code, stderr]).toEqual([0, ''])
    const prose = stdout.split('\n').filter((line) => !/^ {2}(wring|zcat|curl) /.test(line))
    expect(prose.join('\n')).toMatch(language === 'zh' ? /^用法：/ : /^Usage:/)
    const foreign =
      language === 'zh' ? /\b(Usage|Options|Commands|display|show|default)\b/ : /[\u4e00-\u9fff]/
    expect(prose.filter((line) => foreign.test(line))).toEqual([])
  })

  it('names every verb and every exit code', async () => {
    const { stdout } = await wring(['--help'])
    for (const verb of verbs) expect(stdout).toContain(`\n  ${verb} `)
    for (const code of Object.values(exitCodes)) expect(stdout).toMatch(new RegExp(`\\b${code} `))
  })

  it.each([
    [{ WRING_LANG: 'zh' }, '用法'],
    [{ LANG: 'zh_CN.UTF-8' }, '用法'],
    [{ LANG: 'de_DE.UTF-8' }, 'Usage'],
    [{ WRING_LANG: 'en', LANG: 'zh_CN.UTF-8' }, 'Usage'],
  ])('speaks as the environment asks: %j', async (environment, word) => {
    expect((await wring(['--help'], { environment })).stdout).toContain(word)
  })

  it('is what a call without a command gets, as an error of use', async () => {
    const { code, stdout, stderr } = await wring([])
    expect([code, stdout]).toEqual([exitCodes.usage, ''])
    expect(stderr).toContain('Usage: wring')
  })
})

describe('--version', () => {
  it('is one line', async () => {
    expect((await wring(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
