import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { doubleEleven } from './double-eleven/double-eleven.ts'
import { observerRoom } from './observer-room/observer-room.ts'

/** Writes the examples: `node sim/write.ts examples`. */
const folder = process.argv[2]
if (!folder) throw new Error('name the folder to write to')
const examples = { 'double-eleven': doubleEleven().files, 'observer-room': observerRoom() }
for (const [name, files] of Object.entries(examples)) {
  mkdirSync(join(folder, name), { recursive: true })
  for (const [file, bytes] of files) writeFileSync(join(folder, name, file), bytes)
}
