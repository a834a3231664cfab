import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDb } from '../../db/open.ts'
import { privateRedis } from '../../src/lib/private-redis.ts'
import { compilePrograms } from './compile.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run; all of it is removed at its end. */
    runDir: string
    redisUrl: string
    /** Where the programs are that tests start (test/support/programs.ts). */
    programs: string
    /** An empty database with every migration. */
    dbTemplate: string
  }
}

/** Once a run: one Redis for all tests, a migrated database to copy, and the programs that they start. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const runDir = mkdtempSync(join(tmpdir(), 'thunderclap-test-'))
  const redis = await privateRedis(join(runDir, 'redis'), undefined, { databases: '1024' })
  project.provide('runDir', runDir)
  project.provide('programs', await compilePrograms(runDir))
  project.provide('redisUrl', redis.url)
  project.provide('dbTemplate', migratedTemplate(runDir))
  return async () => {
    await redis.stop()
    rmSync(runDir, { recursive: true, force: true })
  }
}

function migratedTemplate(runDir: string): string {
  const file = join(runDir, 'template.db')
  const db = openDb(file)
  db.$client.pragma('wal_checkpoint(TRUNCATE)')
  db.$client.close()
  return file
}
