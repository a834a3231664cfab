import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findRedisBinary, localRedis, oldestRedis, redisBinaries } from '../../src/lib/redis-binary.js'
import { SetupError } from './error.js'
import { has, isRoot, read, run } from './shell.js'

/** Makes sure that there is a Redis: a server elsewhere, one on the PATH, or a private copy of the distribution's. */
export function setUpRedis(say, env = process.env) {
  if (env.REDIS_URL) return
  if (findRedisBinary()) return
  if (has('apt-get') && has('dpkg')) unpackFromDebian(say)
  if (!findRedisBinary()) throw new SetupError(howToGetRedis())
}

/** Needs no root and changes nothing on the system: the packages are unpacked into a folder of this project. */
function unpackFromDebian(say) {
  const server = ['redis-server', 'valkey-server'].find(hasCandidate) ?? afterUpdate(say)
  say(`Redis: unpacking a private copy of ${server} (nothing is installed on the system) …`)
  const downloads = join(localRedis, 'packages')
  rmSync(localRedis, { recursive: true, force: true })
  mkdirSync(downloads, { recursive: true })
  const packages = missingPackages(server)
  if (!run('apt-get', ['download', ...packages], { cwd: downloads }).ok) {
    updateLists(say)
    const second = run('apt-get', ['download', ...packages], { cwd: downloads })
    if (!second.ok) throw new SetupError(`Redis could not be downloaded: ${second.lastLine}`)
  }
  for (const file of readdirSync(downloads)) run('dpkg', ['-x', join(downloads, file), localRedis])
  rmSync(downloads, { recursive: true, force: true })
}

const hasCandidate = name => /Candidate: [^(\s]/.test(read('apt-cache', ['policy', name]))

function afterUpdate(say) {
  updateLists(say)
  const server = ['redis-server', 'valkey-server'].find(hasCandidate)
  if (!server) throw new SetupError(howToGetRedis())
  return server
}

function updateLists(say) {
  if (!isRoot())
    throw new SetupError('Redis: apt does not know its package. Run `sudo apt-get update`, then this again.')
  say('Redis: refreshing the package lists (apt-get update) …')
  const update = run('apt-get', ['update'])
  if (!update.ok) throw new SetupError(`Redis: apt-get update failed: ${update.lastLine}`)
}

function missingPackages(server) {
  const quiet = ['recommends', 'suggests', 'enhances', 'conflicts', 'breaks', 'replaces'].map(kind => `--no-${kind}`)
  return packagesToUnpack(
    server,
    read('apt-get', ['install', '--simulate', '--no-install-recommends', server]),
    read('apt-cache', ['depends', '--recurse', ...quiet, server]),
  )
}

/**
 * The server, what is of its own name, and those of its dependencies that this system lacks: names differ by release, so
 * apt resolves them. `plan` and `all` are what it says of an installation, and of all that the server depends on.
 */
export function packagesToUnpack(server, plan, all) {
  const planned = [...plan.matchAll(/^Inst (\S+)/gm)].map(found => found[1])
  const closure = [...all.matchAll(/^(?:\s+(?:Pre)?Depends: )?([a-z0-9][a-z0-9.+-]+)$/gm)].map(found => found[1])
  // Debian's redis-server is a link into redis-tools: what the system has of that is not where the link leads.
  const own = closure.filter(name => /^(redis|valkey)/.test(name))
  const libraries = closure.filter(name => /^(libjemalloc|liblzf|liblua|libhiredis|lua-|libatomic)/.test(name))
  return [...new Set([server, ...own, ...(planned.includes(server) ? planned : libraries)])]
}

export function howToGetRedis() {
  const tooOld = redisBinaries()[0]
  const found = tooOld ? `Redis ${tooOld.version} is too old` : 'Redis was not found'
  const how = has('brew')
    ? 'brew install redis'
    : has('dnf')
      ? 'sudo dnf install valkey'
      : has('apk')
        ? 'sudo apk add redis'
        : has('pacman')
          ? 'sudo pacman -S valkey'
          : 'see https://redis.io/docs/latest/operate/oss_and_stack/install/'
  return `${found}: Thunderclap needs Redis or Valkey ${oldestRedis} or later. Get it (${how}), or set REDIS_URL to a server.`
}
