import { defineConfig } from 'vitest/config'

// One engine holds one data directory a process, so every test file gets a process of its own.
export default defineConfig({
  test: {
    pool: 'forks',
    include: ['src/**/*.test.ts', 'sim/**/*.test.ts', 'bench/**/*.test.ts', 'test/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/summary-reporter.ts'],
  },
})
