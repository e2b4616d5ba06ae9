// Builds dist/ for the packed tarball: JavaScript from TypeScript, the .sql files beside it, and the named worlds.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
rmSync(`${root}dist`, { recursive: true, force: true })
const built = spawnSync(
  'node',
  [`${root}node_modules/typescript/bin/tsc`, '-p', `${root}tsconfig.build.json`],
  {
    stdio: ['ignore', 2, 2],
  },
)
if (built.status !== 0) process.exit(built.status ?? 1)
cpSync(`${root}src`, `${root}dist/src`, {
  recursive: true,
  filter: (path) => !/\.ts$|\/(worlds|samples)(\/|$)/.test(path),
})
cpSync(`${root}sim/worlds`, `${root}dist/sim/worlds`, { recursive: true })
chmodSync(`${root}dist/src/cli/main.js`, 0o755)
