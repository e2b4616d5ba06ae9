// Builds dist/ for the packed tarball: JavaScript from TypeScript, and the .sql files beside it.
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
cpSync(`${root}src`, `${root}dist`, {
  recursive: true,
  filter: (path) => !/\.ts$|\/(worlds|samples)(\/|$)/.test(path),
})
chmodSync(`${root}dist/cli/main.js`, 0o755)
