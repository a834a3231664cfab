import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/setup/longest-first.ts'

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
    sequence: { sequencer: LongestFirst },
    // One more than two cores: what waits for a launch or a browser lets another one run.
    maxWorkers: 3,
  },
})
