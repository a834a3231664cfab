import cluster from 'node:cluster'
import { type Config, ConfigError, readConfigAtStart } from './config.ts'
import { type Context, createContext } from './context.ts'
import { firstRunInvitation } from './domain/organizer/invitation.ts'
import { logTheRest } from './lib/log.ts'
import { aborted, endSignal } from './lib/stopping.ts'
import { serveWeb } from './supervisor/serve-web.ts'
import { StartProblem } from './supervisor/start-problem.ts'
import { startWebProcesses } from './supervisor/web-processes.ts'

async function web(): Promise<void> {
  const end = endSignal()
  const config = readConfigAtStart()
  if (cluster.isPrimary && config.web.processes > 1) return several(config, end)
  const context = createContext(config, 'web')
  logTheRest(context.log)
  // What belongs to all of them together is begun once.
  const isFirst = cluster.isPrimary || cluster.worker?.id === 1
  await serveWeb(context, { isFirst, end, up: port => isUp(context, port) })
}

/** Starts this file as often as `WEB_PROCESSES` says and keeps them running; serves nobody itself. */
async function several(config: Config, end: AbortSignal): Promise<void> {
  const context = createContext(config, 'web')
  logTheRest(context.log)
  const all = await startWebProcesses(config.web.processes, line => context.log.warn(line))
  isUp(context, all.port)
  await aborted(end)
  await all.stop()
  context.db.$client.close()
}

/** Started by itself, it says how to become the owner; started with the rest, the terminal of the rest does. */
function isUp({ db, config, now }: Context, port: number | null): void {
  process.send?.({ ready: true, port })
  const token = process.send ? null : firstRunInvitation(db, now())
  if (token) process.stdout.write(`Become the owner (works once): ${config.web.baseUrl}/first-run/${token}\n`)
}

web().catch((error: unknown) => {
  const isKnown = error instanceof ConfigError || error instanceof StartProblem
  process.stderr.write(`${isKnown ? error.message : (error as Error).stack}\n`)
  process.exit(1)
})
