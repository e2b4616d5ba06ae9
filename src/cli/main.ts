#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// Half of what a short command costs is reading its own code: what was read once is kept, in the folder for temporary files.
enableCompileCache()
const { runCommandLine } = await import('./command-line.ts')
await runCommandLine()
