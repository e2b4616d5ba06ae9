import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { doubleEleven } from './double-eleven.ts'

/** Writes the demonstration records: `node sim/double-eleven/write.ts examples/double-eleven`. */
const folder = process.argv[2]
if (!folder) throw new Error('name the folder to write to')
mkdirSync(folder, { recursive: true })
for (const [name, bytes] of doubleEleven().files) writeFileSync(join(folder, name), bytes)
