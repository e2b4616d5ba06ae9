// Makes a fresh clone ready: packages, and for the tests a browser. Runs on any Node ≥ 18, before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const spoken = process.env.WRING_LANG ?? process.env.LC_ALL ?? process.env.LANG ?? ''
const say = ({ zh, en }) => process.stderr.write(`wring: ${spoken.startsWith('zh') ? zh : en}\n`)

function run(command, args, environment = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...environment },
  })
  return result.status === 0
}

const age = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)

function installPackages() {
  const installed = age(`${root}node_modules/.package-lock.json`)
  if (installed > 0 && installed >= age(`${root}package-lock.json`)) return
  say({
    zh: '正在安装所需的包（仅此一次，约 1 GB，大半是内嵌引擎）…',
    en: 'installing packages (once, about 1 GB; the embedded engine is most of it) …',
  })
  // Not `npm ci`: a registry that mirrors only some platforms' binaries leaves the lock without the others, which ci refuses.
  // Errors alone are shown: npm would warn that the machine's Node is old, which does not matter once the pinned one is
  // there; whether it is, is looked at below.
  const quiet = ['--no-save', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  if (run('npm', ['install', ...quiet])) return
  say({
    zh: 'npm install 失败（见上文）。需要能访问 npm 源、64 位 Linux（glibc）或 macOS，以及约 1 GB 磁盘空间。',
    en: 'npm install failed (see above). It needs the npm registry, 64-bit Linux (glibc) or macOS, and about 1 GB of disk.',
  })
  process.exit(1)
}

/** Scripts run on the pinned Node; without it, on the machine's, if that will do. */
function checkNode() {
  const path = `${root}node_modules/.bin:${process.env.PATH}`
  const found = spawnSync('node', ['--version'], { encoding: 'utf8', env: { ...process.env, PATH: path } })
  const version = (found.stdout ?? '').trim()
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) return
  const remedy = 'npm rebuild node --ignore-scripts=false'
  say({
    zh: `未能装上固定版本的 Node 24，而本机的 Node 是 ${version}，需要 22.12 以上。若 npm 关闭了安装脚本，请运行：${remedy}`,
    en: `the pinned Node 24 is not there, and the machine's is ${version}; 22.12 or later is needed. Where npm's install scripts are turned off, run: ${remedy}`,
  })
  process.exit(1)
}

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const findBrowser = () => [process.env.WRING_CHROMIUM, ...browsers].find((path) => path && existsSync(path))
const hasChineseFont = () => existsSync('/usr/share/fonts/opentype/noto') || process.platform !== 'linux'

function installBrowser() {
  if (findBrowser() && hasChineseFont()) return
  const may = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (!may) {
    if (findBrowser()) return
    say({
      zh: '没有找到 Chromium，将跳过浏览器测试。请安装（Debian：sudo apt-get install chromium fonts-noto-cjk），或用 WRING_CHROMIUM 指明。',
      en: 'no Chromium found, so the browser tests will be skipped. Install it (Debian: sudo apt-get install chromium fonts-noto-cjk) or name one in WRING_CHROMIUM.',
    })
    return
  }
  say({
    zh: '正在为浏览器测试安装 Chromium 和中文字体 …',
    en: 'installing Chromium and a Chinese font for the browser tests …',
  })
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  const done =
    run('apt-get', ['update', '-qq'], quiet) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], quiet)
  if (!done)
    say({
      zh: 'apt 未能安装 Chromium，将跳过浏览器测试。',
      en: 'apt could not install Chromium; the browser tests will be skipped.',
    })
}

installPackages()
checkNode()
if (process.argv.includes('--browser')) installBrowser()
