import { exitCodes } from './exit.ts'

/**
 * Ends the process by the interrupt itself, which a shell tells as 130. An ordinary exit would take the engine apart while
 * its threads are at work, and may crash in it.
 */
export function endInterrupted(): void {
  process.removeAllListeners('SIGINT')
  process.kill(process.pid, 'SIGINT')
  // Where the signal is blocked or ignored.
  setTimeout(() => process.exit(exitCodes.interrupted), 1000)
}
