// Makes a fresh clone ready: packages, and for the tests a browser. Runs on any Node ≥ 18, before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const say = (text) => process.stderr.write(`${text}\n`)

function run(command, args, environment = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...environment },
  })
  return result.status === 0
}

/** The Node that npm scripts will find: the pinned one, or the machine's where it could not be installed. */
function scriptNode() {
  const path = `${root}node_modules/.bin:${process.env.PATH}`
  const { stdout } = spawnSync('node', ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  })
  const [major = 0, minor = 0] = (stdout ?? '').trim().slice(1).split('.').map(Number)
  return { version: stdout?.trim(), able: major > 22 || (major === 22 && minor >= 12) }
}

const age = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)

function installPackages() {
  const installed = age(`${root}node_modules/.package-lock.json`)
  if (installed > 0 && installed >= age(`${root}package-lock.json`)) return
  say('wring: installing packages (once, about 1 GB; the embedded engine is most of it) …')
  // Not `npm ci`: a registry that mirrors only some platforms' binaries leaves the lock without the others, which ci refuses.
  // Errors alone are shown: npm would warn that the machine's Node is old, which is so and does not matter once the
  // pinned one is there; whether it is, is looked at below.
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  if (!run('npm', ['install', ...quiet])) {
    say('wring: npm install failed (see above). Wring needs the npm registry, 64-bit Linux (glibc) or macOS,')
    say('and about 1 GB of disk.')
    process.exit(1)
  }
}

/** Scripts run on the pinned Node; without it, on the machine's, if that will do. */
function checkNode() {
  const { version, able } = scriptNode()
  if (able) return
  say(`wring: the pinned Node 24 is not installed, and the machine's is ${version}; 22.12 or later is needed.`)
  say('npm leaves it out where install scripts are turned off: npm rebuild node --ignore-scripts=false')
  process.exit(1)
}

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const findBrowser = () => [process.env.WRING_CHROMIUM, ...browsers].find((path) => path && existsSync(path))
const hasChineseFont = () => existsSync('/usr/share/fonts/opentype/noto') || process.platform !== 'linux'

function installBrowser() {
  if (findBrowser() && hasChineseFont()) return
  const may = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (!may) {
    if (!findBrowser()) {
      say(
        'wring: no Chromium found, so the browser tests will be skipped. Install it (Debian: sudo apt-get install',
      )
      say('chromium fonts-noto-cjk) or name one in WRING_CHROMIUM.')
    }
    return
  }
  say('wring: installing Chromium and a Chinese font for the browser tests …')
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  const done =
    run('apt-get', ['update', '-qq'], quiet) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], quiet)
  if (!done) say('wring: apt could not install Chromium; the browser tests will be skipped.')
}

installPackages()
checkNode()
if (process.argv.includes('--browser')) installBrowser()
