import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../lib/log.ts'
import { sandboxApp } from './app.ts'
import { createBluesky } from './bluesky/server.ts'
import { createFaults } from './faults/faults.ts'
import { createFeed, skylineSeconds } from './feed.ts'
import { createGrowth } from './growth/growth.ts'
import { type MailServer, openMailServer } from './mail/smtp.ts'
import { postListener } from './post-listener.ts'
import { openStore } from './store/store.ts'
import type { World } from './world.ts'
import { ownApp } from './x/oauth/grant.ts'

export type Sandbox = {
  readonly url: string
  /** Of its mail server, on 127.0.0.1 too. */
  readonly mailPort: number
  readonly close: () => Promise<void>
}
export type SandboxOptions = {
  /** On 127.0.0.1; 0 takes a free one. */
  readonly port: number
  /** The same, for mail. */
  readonly mailPort?: number
  readonly dataDir: string
  readonly log: Log
  /** ms since 1970. */
  readonly now: () => number
  /** Apps that may speak to it beside `sandbox`; kept in memory only. */
  readonly apps?: readonly { readonly key: string; readonly secret: string }[]
}

const nonceSweepMs = 60_000

/** Starts the simulated networks. Rejects with the error of `listen` when the port is taken. */
export async function startSandbox({ port, mailPort = 0, ...given }: SandboxOptions): Promise<Sandbox> {
  const { dataDir, log, now, apps = [] } = given
  const store = openStore(dataDir)
  const feed = createFeed(store.posts.count(), store.posts.arrivalsSince(now() - skylineSeconds * 1000), now)
  const known = new Map([ownApp, ...apps].map(({ key, secret }) => [key, secret]))
  const faults = createFaults()
  const bluesky = createBluesky(now, () => faults.settings)
  const world: World = { store, apps: known, bluesky, faults, feed, growth: createGrowth(now), log, now }
  const server = createServer(postListener(world, sandboxApp(world)))
  // Sockets that were opened ahead of a launch stay open, also those that have asked for nothing yet.
  server.keepAliveTimeout = 10 * 60_000
  server.headersTimeout = 0
  server.requestTimeout = 0
  const sweep = setInterval(() => store.tokens.forgetNonces(now()), nonceSweepMs).unref()

  let mail: MailServer | undefined
  const close = async () => {
    clearInterval(sweep)
    feed.close()
    await mail?.close()
    const closed = new Promise(resolve => server.close(resolve))
    server.closeAllConnections()
    await closed
    store.close()
  }
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ port, host: '127.0.0.1', backlog: 4096 }, resolve)
    })
    mail = await openMailServer(world, mailPort)
  } catch (error) {
    await close()
    throw error
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, mailPort: mail.port, close }
}
