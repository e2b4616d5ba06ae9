/** One thing that is done to what the steps hand on. */
export interface Step<State> {
  readonly name: string
  readonly run: (state: State) => Promise<void>
}

/** Runs steps one after another; returns the seconds each of them took. */
export async function runSteps<State>(
  steps: readonly Step<State>[],
  state: State,
  now: () => number = () => performance.now(),
): Promise<Record<string, number>> {
  const seconds: Record<string, number> = {}
  for (const { name, run } of steps) {
    const started = now()
    await run(state)
    seconds[name] = (now() - started) / 1000
  }
  return seconds
}
