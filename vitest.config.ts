import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/setup/run.ts'],
    // Machines are shared: a time-out is for what hangs, not for what is slow.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Many tests start servers and processes of their own: more at once would only make two cores late.
    maxWorkers: 2,
  },
})
