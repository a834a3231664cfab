import { join } from 'node:path'

/** What tests start as processes of their own. */
export const programs: readonly string[] = [
  'src/web.ts',
  'src/cli/main.ts',
  'src/sandbox/main.ts',
  'workers/director.ts',
  'workers/sender.ts',
  'test/domain/pledge/fixtures/pledge-at.ts',
  'test/support/pds/fixtures/server.ts',
  'test/workers/fire/fixtures/three-posts.ts',
  'test/workers/renewal/fixtures/renews.ts',
]

/**
 * The words after `node` that run a TypeScript file of this project: compiled before where this run has done so
 * (test/setup/compile.ts), else from its source.
 */
export function nodeWords(file: string): readonly string[] {
  const compiled = process.env.COMPILED_PROGRAMS
  if (!compiled || !programs.includes(file)) return ['--import', 'tsx', file]
  return [join(compiled, file.replace(/[.]ts$/, '.mjs'))]
}
