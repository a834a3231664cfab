import { resolve } from 'node:path'
import { type Config, ConfigError, readConfigAtStart } from './config.ts'
import { createContext } from './context.ts'
import { firstRunInvitation } from './domain/organizer/invitation.ts'
import { redisNow } from './lib/redis-ready.ts'
import { RedisProblem } from './lib/redis-refusal.ts'
import { askedToEnd } from './lib/signals.ts'
import { prepareDemo } from './supervisor/demo.ts'
import { preflight } from './supervisor/preflight.ts'
import { type Processes, processes } from './supervisor/processes.ts'
import { StartProblem } from './supervisor/start-problem.ts'
import { terminal } from './supervisor/terminal.ts'
import { watchLaunch } from './supervisor/watch-launch.ts'
import { type RunningHere, welcome } from './supervisor/welcome.ts'

/** `npm start`: all of it on one machine. */
async function main(): Promise<void> {
  const config = readConfigAtStart()
  const held = await preflight(config)
  if (config.redisUrl) await redisNow(config.redisUrl)
  const screen = terminal(process.stdout, Date.now)
  const all = processes(config, screen.line)
  const end = new AbortController()
  const asked = askedToEnd(process, () => endAtOnce(all), Date.now).then(() => end.abort())

  try {
    const running = await bringUp(config, all)
    if (!end.signal.aborted) for (const line of welcome(running)) screen.line(line)
    const address = `${localAddress(config)}/c/${running.slug}/launch.json`
    if (running.slug) void watchLaunch(address, screen, end.signal, Date.now)
    await asked
    screen.status('Ending …', true)
  } finally {
    await all.stop()
    held.release()
  }
}

/** Starts one process after the other, each when those it needs are up. */
async function bringUp(config: Config, all: Processes): Promise<RunningHere> {
  await all.startRedis()
  if (config.sandbox.inUse) await all.start('sandbox', 'src/sandbox/main.ts')
  const context = createContext(config, 'main')
  const slug = config.demo.on ? await prepareDemo(context) : null
  const senders = Array.from({ length: config.senders }, (_, n) => `sender-${n + 1}`)
  await Promise.all([
    all.start('web', 'src/web.ts'),
    all.start('director', 'workers/director.ts'),
    ...senders.map(name => all.start(name, 'workers/sender.ts')),
  ])
  const firstRun = firstRunInvitation(context.db, context.now())
  context.db.$client.close()
  const sandboxUrl = config.sandbox.inUse ? config.sandbox.url : null
  const mailboxUrl = sandboxUrl && config.mail?.toSandbox ? `${sandboxUrl}/mailbox` : null
  return { baseUrl: config.web.baseUrl, sandboxUrl, mailboxUrl, slug, firstRun, dataDir: resolve(config.dataDir) }
}

/** By its own port: the public address may lie behind a proxy that is not up yet. */
function localAddress({ web: { host, port } }: Config): string {
  const local = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host
  return `http://${local.includes(':') ? `[${local}]` : local}:${port}`
}

function endAtOnce(all: Processes): never {
  all.killAll()
  process.exit(130)
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const known = error instanceof ConfigError || error instanceof StartProblem || error instanceof RedisProblem
    process.stderr.write(`${known ? error.message : (error as Error).stack}\n`)
    process.exit(1)
  },
)
