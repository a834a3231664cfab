import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { plainText, redirect } from '../http/reply.ts'
import type { Route } from '../http/router.ts'

const source = join(dirname(fileURLToPath(import.meta.url)), '../..')

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
}

export type AssetName = 'sandbox.css' | 'sandbox-feed.js' | 'icon.svg'

/** The address of a style or script; its name holds a hash of what is in it. */
export function sandboxAssetPath(name: AssetName): string {
  const path = bundle().names.get(name)
  if (!path) throw new Error(`no asset is called ${name}`)
  return path
}

export function sandboxAssetRoutes(): Route[] {
  return [
    { method: 'GET', path: '/favicon.ico', answer: () => redirect(sandboxAssetPath('icon.svg')) },
    {
      method: 'GET',
      path: '/assets/:name',
      answer: ({ params }) => {
        const body = bundle().files.get(params.name ?? '')
        const type = types[params.name?.split('.').pop() ?? '']
        if (!body || !type) return plainText(404, 'There is nothing here.')
        return {
          status: 200,
          headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' },
          body,
        }
      },
    },
  ]
}

/** Takes about 100 ms, once: better before the server listens than at T0. */
export const prepareSandboxAssets = (): void => void bundle()

type Bundle = { readonly names: ReadonlyMap<string, string>; readonly files: ReadonlyMap<string, Buffer> }
let built: Bundle | null = null

function bundle(): Bundle {
  built ??= build()
  return built
}

function build(): Bundle {
  const made = buildSync({
    entryPoints: [
      join(source, 'ui/css/sandbox/sandbox.css'),
      join(source, 'client/sandbox-feed.ts'),
      join(source, 'ui/icon.svg'),
    ],
    absWorkingDir: source,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    supported: { nesting: true },
    tsconfig: join(source, 'client/tsconfig.json'),
    write: false,
    metafile: true,
    outdir: join(source, 'assets-of-sandbox'),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.svg': 'copy' },
    publicPath: '/assets/',
    logLevel: 'warning',
  })
  const names = Object.entries(made.metafile.outputs).flatMap(([path, { entryPoint }]) =>
    entryPoint ? [[basename(entryPoint).replace(/\.ts$/, '.js'), `/assets/${basename(path)}`] as const] : [],
  )
  const files = made.outputFiles.map(file => [basename(file.path), Buffer.from(file.contents)] as const)
  return { names: new Map(names), files: new Map(files) }
}
