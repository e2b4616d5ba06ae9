import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Language } from '../language.ts'
import { packageFolder } from '../product.ts'
import { runAudit } from './audit.ts'
import { speaker } from './messages.ts'

const bundled = join(packageFolder, 'examples', 'double-eleven')

/** Opens a file as the desktop would; where there is no desktop, the printed path is the answer. */
function openFile(path: string): void {
  const desktop = process.platform === 'darwin' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']
  if (!desktop || process.env['CI']) return
  const opener = process.platform === 'darwin' ? 'open' : 'xdg-open'
  const child = spawn(opener, [path], { detached: true, stdio: 'ignore' })
  child.on('error', () => {})
  child.unref()
}

export function addDemo(wring: Command, language: Language): void {
  const say = speaker(language)
  wring
    .command('demo')
    .description(say('demoAbout'))
    .option('--out <folder>', say('optionOut'), 'wring-report')
    .option('--open', say('optionOpen'))
    .option('--json', say('optionJson'))
    .addHelpText('after', `\n${say('examples')}\n  wring demo --open\n  wring demo --out demo-report/`)
    .action(async (flags: { out: string; open?: boolean; json?: boolean }) => {
      await runAudit(bundled, flags, language)
      if (flags.open) openFile(resolve(flags.out, 'report.html'))
    })
}
