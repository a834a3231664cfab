import { createServer } from 'node:http'
import { setPriority } from 'node:os'
import { createApp } from '../app.ts'
import type { Context } from '../context.ts'
import { catchUp } from '../domain/pledge/similarity/catch-up.ts'
import { admit } from '../http/rush/admit.ts'
import { aborted } from '../lib/stopping.ts'

/** How long requests under way may take to finish when the process is asked to end. */
const graceMs = 2_000
/** Connections that may wait to be taken: in a rush hundreds come within a few milliseconds. */
const backlog = 4_096

/** Niceness. At a launch in front of a crowd, posts leave before pages are shown. */
const afterSenders = 5

export type Served = {
  readonly end: AbortSignal
  /** Whether this process does what needs to be done once for all of them. */
  readonly isFirst: boolean
  /** Told when it listens. */
  readonly up: (port: number | null) => void
}

/** A web process from its first request to its last. Ends the process with a sentence where it cannot listen. */
export async function serveWeb(context: Context, { end, isFirst, up }: Served): Promise<void> {
  const { host, port, baseUrl, rewritten } = context.config.web
  setPriority(afterSenders)
  const server = createServer()
  admit(server, createApp(context))
  server.once('error', (error: NodeJS.ErrnoException) => {
    process.stderr.write(`${unheard(error, host, port)}\n`)
    process.exit(1)
  })
  server.listen({ port, host, backlog }, () => {
    context.log.info({ host, port, baseUrl }, 'web is listening')
    if (rewritten) context.log.info({ given: rewritten, baseUrl }, 'BASE_URL is used as browsers write it')
    up(addressPort(server.address()))
  })

  if (isFirst) prepareTexts(context, end)
  // Where several share a port, the first process holds it, and nothing else would keep this one running.
  const alive = setInterval(() => {}, 2 ** 30)
  await aborted(end)
  clearInterval(alive)
  const closed = new Promise(resolve => server.close(resolve))
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), graceMs).unref()
  await closed
  context.db.$client.close()
}

/** Texts that were pledged under another rule, while the first requests come. */
function prepareTexts({ db, networks, log }: Context, end: AbortSignal): void {
  const strict = [...networks.values()].filter(network => network.textRule === 'own-words')
  const names = strict.map(network => network.name)
  catchUp(db, names, end).catch((error: unknown) =>
    log.error({ err: error }, 'texts pledged before could not be prepared'),
  )
}

function unheard(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken: end what runs there, or set PORT to another one.`
  if (error.code === 'EACCES') return `Port ${port} needs more rights than this process has: set PORT above 1023.`
  return `Cannot listen on ${host}, port ${port} (${error.code}): check HOST and PORT.`
}

const addressPort = (address: ReturnType<ReturnType<typeof createServer>['address']>) =>
  typeof address === 'object' && address ? address.port : null
