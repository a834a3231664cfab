import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'

/** A file the browser fetches once: its name holds a hash of what is in it. */
export type Asset = { readonly path: string; readonly type: string; readonly body: Buffer }
export type Encoding = 'br' | 'gzip' | 'identity'

const source = join(dirname(fileURLToPath(import.meta.url)), '..')
const root = join(source, '..')

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
}

/** Bundles now rather than at the first request: a mistake in a style or script then shows at start. */
export function prepareAssets(): void {
  bundle()
}

/** The address of a style (`main.css`, `live.css`) or script (`pledge.js`), or null when there is none of that name. */
export function assetPath(name: string): string | null {
  return bundle().names.get(name) ?? null
}

export function findAsset(path: string): Asset | null {
  return bundle().assets.get(path) ?? null
}

/** The face of running text: worth asking for before the style is read. On a slow phone two would keep the style waiting. */
export function textFontPath(): string | undefined {
  return [...bundle().assets.keys()].find(path => /source-sans-3-[^-]*\.woff2$/.test(path))
}

/** The bytes to send. Compressed once per asset and kept; fonts are compressed already. */
export function encoded(asset: Asset, encoding: Encoding): Buffer {
  if (encoding === 'identity') return asset.body
  const key = `${encoding} ${asset.path}`
  const known = compressed.get(key)
  if (known) return known
  const bytes = encoding === 'br' ? brotliCompressSync(asset.body) : gzipSync(asset.body, { level: 9 })
  compressed.set(key, bytes)
  return bytes
}

const compressed = new Map<string, Buffer>()

type Bundle = { readonly names: ReadonlyMap<string, string>; readonly assets: ReadonlyMap<string, Asset> }
let built: Bundle | null = null

/** Made from the sources on first use (about 100 ms), then the same for the life of the process. */
function bundle(): Bundle {
  built ??= build()
  return built
}

function build(): Bundle {
  const entryPoints = [
    ...styles(),
    // Their tokens once more, for pages that have one theme only.
    join(source, 'ui/css/parts/light.css'),
    join(source, 'ui/css/parts/dark.css'),
    join(source, 'ui/icon.svg'),
    ...scripts(),
  ]
  const made = buildSync({
    entryPoints,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    // esbuild would turn nested rules and the like into something bigger: these browsers read them as they are.
    supported: { nesting: true },
    tsconfig: join(source, 'client/tsconfig.json'),
    write: false,
    metafile: true,
    outdir: join(root, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.svg': 'copy' },
    publicPath: '/assets/',
    logLevel: 'warning',
  })
  const assets = new Map(made.outputFiles.map(file => toAsset(file.path, file.contents)).map(a => [a.path, a]))
  const names = new Map<string, string>()
  for (const [path, output] of Object.entries(made.metafile.outputs)) {
    if (output.entryPoint) names.set(basename(output.entryPoint).replace(/\.ts$/, '.js'), `/assets/${basename(path)}`)
  }
  return { names, assets }
}

function toAsset(path: string, contents: Uint8Array): Asset {
  const name = basename(path)
  const type = types[name.split('.').pop() ?? ''] ?? 'application/octet-stream'
  return { path: `/assets/${name}`, type, body: Buffer.from(contents) }
}

/** Every file directly in `ui/css` is a style of its own; what they are made of lies in folders below. */
function styles(): string[] {
  const folder = join(source, 'ui/css')
  return readdirSync(folder)
    .filter(name => name.endsWith('.css'))
    .map(name => join(folder, name))
}

/** Every file directly in `client` is a script of its own; what they share lies in folders below. */
function scripts(): string[] {
  const folder = join(source, 'client')
  return readdirSync(folder)
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map(name => join(folder, name))
}
