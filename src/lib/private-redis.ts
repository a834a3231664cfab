import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { addressUrl, askRedis, type RedisAddress, redisAddress } from './redis-address.ts'
import { findRedisBinary, oldestRedis } from './redis-binary.js'
import { RedisProblem } from './redis-refusal.ts'
import { sleep } from './stopping.ts'

export type PrivateRedis = {
  /** As `connectRedis` takes it. */
  readonly url: string
  readonly pid: number
  /** Resolves when the process has ended, however it did. */
  readonly ended: Promise<void>
  /** Ends it in an orderly way (SIGTERM, SIGKILL after 10 s). */
  readonly stop: () => Promise<void>
}

/**
 * Starts a Redis server that ends with this process, even when this one is killed, and resolves when it answers.
 * `dir` is its alone (whoever calls sees to that): settings, socket, and the append-only file that survives it.
 * Throws RedisProblem, its message one line that says what to do.
 */
export async function privateRedis(
  dir: string,
  address?: RedisAddress,
  settings: Readonly<Record<string, string>> = {},
): Promise<PrivateRedis> {
  const binary = findRedisBinary()
  if (!binary) throw new RedisProblem(`No Redis ${oldestRedis} or later here: run \`npm run setup\`, or set REDIS_URL.`)
  mkdirSync(dir, { recursive: true })
  const at = address ?? (await redisAddress(dir))
  await endOrphan(at)
  const file = join(dir, 'redis.conf')
  writeFileSync(file, settingsFile(resolve(dir), at, settings), { mode: 0o600 })
  // A process group of its own: Ctrl-C in the terminal must not end it before those who still write to it.
  const child = spawn(binary.file, [resolve(file)], {
    stdio: 'ignore',
    detached: true,
    env: binary.env,
  })
  const ended = new Promise<void>(done => child.once('exit', () => done()).once('error', () => done()))
  await answering(at, child, dir)
  const { pid } = child
  if (pid === undefined) throw new RedisProblem(`${binary.file} did not start.`)
  const guard = endWithParent(pid)
  void ended.then(() => guard.kill('SIGKILL'))
  return { url: addressUrl(at), pid, ended, stop: () => stop(child, ended) }
}

function settingsFile(dir: string, at: RedisAddress, settings: Readonly<Record<string, string>>): string {
  const listening =
    at.kind === 'socket'
      ? { port: '0', unixsocket: quoted(at.path), unixsocketperm: '700' }
      : { bind: '127.0.0.1', port: String(at.port), requirepass: at.password }
  const all = {
    ...listening,
    dir: quoted(dir),
    logfile: quoted(join(dir, 'redis.log')),
    loglevel: 'warning',
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '""',
    hz: '100',
    'maxmemory-policy': 'noeviction',
    ...settings,
  }
  return Object.entries(all)
    .map(([name, value]) => `${name} ${value}\n`)
    .join('')
}

const quoted = (text: string) => JSON.stringify(text)

/** One that outlived a killed parent for a moment must be gone before another opens the same file. */
async function endOrphan(at: RedisAddress): Promise<void> {
  const deadline = Date.now() + 10_000
  while ((await askRedis(at, 'SHUTDOWN NOSAVE')) !== 'nobody') {
    if (Date.now() > deadline)
      throw new RedisProblem(`Another Redis is using ${addressUrl(at)} and does not end: stop it.`)
    await sleep(20)
  }
}

async function answering(at: RedisAddress, child: ChildProcess, dir: string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!(await askRedis(at, 'PING')).startsWith('+PONG')) {
    const dead = child.pid === undefined || child.exitCode !== null || child.signalCode !== null
    if (dead || Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new RedisProblem(`The private Redis did not start: ${lastWords(dir)}`)
    }
    await sleep(5)
  }
}

function lastWords(dir: string): string {
  try {
    return readFileSync(join(dir, 'redis.log'), 'utf8').trim().split('\n').at(-1) ?? ''
  } catch {
    return 'it wrote no log.'
  }
}

/** A shell that reads from us: its input ends when we do, by SIGKILL too, and then it ends that process. */
function endWithParent(pid: number): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', `read -r _; kill -TERM ${pid}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  guard.on('error', () => {})
  guard.unref()
  return guard
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  const patience = new AbortController()
  void sleep(10_000, patience.signal).then(() => patience.signal.aborted || child.kill('SIGKILL'))
  await ended
  patience.abort()
}
