import { symlinkSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { programs } from '../support/programs.ts'

const root = resolve(import.meta.dirname, '../..')

/** Each file still knows where its source lies, and finds there what lies beside it. */
const ownAddress: Plugin = {
  name: 'own-address',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[.]tsx?$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      return {
        loader: path.endsWith('x') ? 'tsx' : 'ts',
        contents: source
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
          .replaceAll('import.meta.dirname', JSON.stringify(join(path, '..'))),
      }
    })
  },
}

/**
 * Compiles what tests start as processes of their own, once a run: a process that compiles what it reads needs three times
 * the processor until it is up. That they start from their sources, too, is what test/web.test.ts and `npm start` show.
 */
export async function compilePrograms(into: string): Promise<string> {
  symlinkSync(join(root, 'node_modules'), join(into, 'node_modules'))
  const folder = join(into, 'programs')
  await build({
    absWorkingDir: root,
    entryPoints: [...programs],
    outbase: root,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    plugins: [ownAddress],
    logLevel: 'warning',
  })
  return folder
}
