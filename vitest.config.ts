import { defineConfig } from 'vitest/config'

// Machines are shared: a deadline is for what hangs, not for what is slow (test/support/patience.ts).
const hangsMs = 900_000

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/setup/run.ts'],
    setupFiles: ['test/setup/file.ts'],
    testTimeout: hangsMs,
    hookTimeout: hangsMs,
    teardownTimeout: hangsMs,
    expect: { poll: { timeout: hangsMs / 4, interval: 50 } },
    pool: 'forks',
    // What many files import is compiled and run once by a worker, not by each file again. A test leaves nothing behind in it.
    isolate: false,
    unstubEnvs: true,
    // Many tests start servers and processes of their own: more at once would only make two cores late.
    maxWorkers: 2,
  },
})
