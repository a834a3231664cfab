import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../lib/log.ts'
import { mastodonPortsBeside } from '../lib/sandbox-ports.ts'
import { sandboxApp } from './app.ts'
import { createBluesky } from './bluesky/server.ts'
import { createFaults } from './faults/faults.ts'
import { createFeed, skylineSeconds } from './feed.ts'
import { createGrowth } from './growth/growth.ts'
import { type MailServer, openMailServer } from './mail/smtp.ts'
import { type InstanceName, instanceNames } from './mastodon/instances.ts'
import { createMastodonServers } from './mastodon/server.ts'
import { ownSites, type Site, siteOf } from './networks.ts'
import { postListener } from './post-listener.ts'
import { openStore } from './store/store.ts'
import type { World } from './world.ts'
import { ownApp } from './x/oauth/grant.ts'

export type Sandbox = {
  readonly url: string
  /** Of its mail server, on 127.0.0.1 too. */
  readonly mailPort: number
  /** Addresses of its servers of Mastodon, by their names. */
  readonly mastodon: Readonly<Record<InstanceName, string>>
  readonly close: () => Promise<void>
}
export type SandboxOptions = {
  /** On 127.0.0.1; 0 takes a free one. Its servers of Mastodon are beside it (lib/sandbox-ports.ts). */
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

/** Starts the simulated networks. Rejects with the error of `listen` when a port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, mailPort = 0 } = options
  const world = openWorld(options)
  const { store, feed, now } = world
  const sweep = setInterval(() => store.tokens.forgetNonces(now()), nonceSweepMs).unref()
  const servers: Server[] = []
  let mail: MailServer | undefined
  const close = async () => {
    clearInterval(sweep)
    feed.close()
    await mail?.close()
    await Promise.all(servers.map(closed))
    store.close()
  }
  const open = async (sites: readonly Site[], at: number, end = same): Promise<string> => {
    const server = createServer(end(postListener(world, sites, sandboxApp(world, sites))))
    servers.push(server)
    return listen(server, at)
  }
  const openAll = async (): Promise<string> => {
    const url = await open(ownSites, port)
    const beside = mastodonPortsBeside(Number(new URL(url).port))
    for (const [n, name] of instanceNames.entries()) {
      const server = world.mastodon[name]
      const end = server.instance.habits === 'family' ? closeUnsaid : same
      server.origin = await open([siteOf(server)], beside[n] ?? 0, end)
    }
    return url
  }
  try {
    const url =
      port === 0 ? await untilFree(openAll, () => Promise.all(servers.splice(0).map(closed))) : await openAll()
    mail = await openMailServer(world, mailPort)
    const { 'birch.test': birch, 'quince.test': quince } = world.mastodon
    const mastodon = { 'birch.test': birch.origin, 'quince.test': quince.origin }
    return { url, mailPort: mail.port, mastodon, close }
  } catch (error) {
    await close()
    throw error
  }
}

function openWorld({ dataDir, log, now, apps = [] }: SandboxOptions): World {
  const store = openStore(dataDir)
  const feed = createFeed(store.posts.count(), store.posts.arrivalsSince(now() - skylineSeconds * 1000), now)
  const known = new Map([ownApp, ...apps].map(({ key, secret }) => [key, secret]))
  const faults = createFaults()
  const bluesky = createBluesky(now, () => faults.settings)
  const mastodon = createMastodonServers()
  return { store, apps: known, bluesky, mastodon, faults, feed, growth: createGrowth(now), log, now }
}

/** A free port may have neighbours that are not. */
async function untilFree(open: () => Promise<string>, close: () => Promise<unknown>): Promise<string> {
  for (let n = 0; n < 50; n++) {
    try {
      return await open()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
      await close()
    }
  }
  throw new Error('no port is free with those beside it')
}

/** Sockets that were opened ahead of a launch stay open, also those that have asked for nothing yet. Answers with its address. */
async function listen(server: Server, port: number): Promise<string> {
  server.keepAliveTimeout = 10 * 60_000
  server.headersTimeout = 0
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', backlog: 4096 }, resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function closed(server: Server): Promise<unknown> {
  const done = new Promise(resolve => server.close(resolve))
  server.closeAllConnections()
  return done
}

const same = (listener: RequestListener) => listener

/** As snac does: each answer says that the connection stays, and then it is closed. */
const closeUnsaid =
  (listener: RequestListener): RequestListener =>
  (req, res) => {
    res.once('finish', () => req.socket.end())
    listener(req, res)
  }
