import { createServer } from 'node:http'
import { createApp } from './app.ts'
import { ConfigError, readConfigAtStart } from './config.ts'
import { type Context, createContext } from './context.ts'
import { catchUp } from './domain/alike/catch-up.ts'
import { sayKeys, sayKeysEveryMs } from './domain/keys/holders.ts'
import { firstRunInvitation } from './domain/people/invitation.ts'
import { logTheRest } from './lib/log.ts'
import { aborted, endSignal } from './lib/run.ts'
import { admit } from './pages/rush/admit.ts'

/** How long requests under way may take to finish when the process is asked to end. */
const graceMs = 2_000
/** Connections that may wait to be taken: in a rush hundreds come within a few milliseconds. */
const backlog = 4_096

async function web(): Promise<void> {
  const end = endSignal()
  const context = createContext(readConfigAtStart(), 'web')
  logTheRest(context.log)
  const { host, port, baseUrl, rewritten } = context.config.web
  const server = createServer(admit(createApp(context)))
  server.once('error', (error: NodeJS.ErrnoException) => {
    process.stderr.write(`${unheard(error, host, port)}\n`)
    process.exit(1)
  })
  server.listen({ port, host, backlog }, () => {
    context.log.info({ host, port, baseUrl }, 'web is listening')
    if (rewritten) context.log.info({ given: rewritten, baseUrl }, 'BASE_URL is used as browsers write it')
    process.send?.({ ready: true, port: addressPort(server.address()) })
    if (!process.send) sayFirstRun(context)
  })

  const strict = [...context.networks.values()].filter(network => network.textRule === 'own-words')
  catchUp(
    context.db,
    strict.map(network => network.name),
    end,
  ).catch((error: unknown) => context.log.error({ err: error }, 'texts pledged before could not be prepared'))

  const telling = tellKeys(context)
  await aborted(end)
  clearInterval(telling)
  const closed = new Promise(resolve => server.close(resolve))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), graceMs).unref()
  await closed
  context.db.$client.close()
}

/** Says which secret keys it has, now and again. */
function tellKeys({ db, box, log, now }: Context): NodeJS.Timeout {
  const tell = () => {
    try {
      sayKeys(db, [{ process: `web ${process.pid}`, keys: box.keyIds() }], now())
    } catch (error) {
      log.warn({ err: error }, 'which keys are here could not be said')
    }
  }
  tell()
  return setInterval(tell, sayKeysEveryMs)
}

/** Started by itself, it says how to become the owner; started with the rest, the terminal of the rest does. */
function sayFirstRun({ db, config, now }: Context): void {
  const token = firstRunInvitation(db, now())
  if (token) process.stdout.write(`Become the owner (works once): ${config.web.baseUrl}/first-run/${token}\n`)
}

function unheard(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken: end what runs there, or set PORT to another one.`
  if (error.code === 'EACCES') return `Port ${port} needs more rights than this process has: set PORT above 1023.`
  return `Cannot listen on ${host}, port ${port} (${error.code}): check HOST and PORT.`
}

const addressPort = (address: ReturnType<ReturnType<typeof createServer>['address']>) =>
  typeof address === 'object' && address ? address.port : null

web().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`)
  process.exit(1)
})
