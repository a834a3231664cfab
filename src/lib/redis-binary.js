// Plain JavaScript with a declaration beside it: the set-up needs it before TypeScript can run.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const names = ['redis-server', 'valkey-server']

/** Where the set-up unpacks a copy of its own. */
export const localRedis = fileURLToPath(new URL('../../.local/redis', import.meta.url))

export const oldestRedis = '6.2'

/** Every Redis or Valkey server on the PATH, then the unpacked one, with its version; whatever does not run is left out. */
export function redisBinaries(path = process.env.PATH ?? '', local = localRedis) {
  const onPath = path
    .split(delimiter)
    .filter(Boolean)
    .flatMap(folder => names.map(name => ({ file: join(folder, name), env: {} })))
  const unpacked = names.map(name => ({ file: join(local, 'usr/bin', name), env: libraries(local) }))
  return [...onPath, ...unpacked].filter(({ file }) => existsSync(file)).flatMap(withVersion)
}

/** The first one that is new enough, or null. */
export function findRedisBinary(path, local) {
  return redisBinaries(path, local).find(binary => isRecentRedis(binary.version)) ?? null
}

export function isRecentRedis(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 6 || (major === 6 && minor >= 2)
}

function withVersion({ file, env }) {
  const answer = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 5_000, env })
  const version = /v=(\d+(?:\.\d+)*)/.exec(answer.stdout ?? '')?.[1]
  return version ? [{ file, env, version }] : []
}

/** What the unpacked packages brought along is not where the system looks for it. */
function libraries(local) {
  const root = join(local, 'usr/lib')
  if (!existsSync(root)) return {}
  const folders = readdirSync(root)
    .filter(name => name.includes('-linux-'))
    .map(name => join(root, name))
  return { LD_LIBRARY_PATH: [...folders, root].join(delimiter) }
}
