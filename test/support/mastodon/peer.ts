import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterThisTest } from '../folder.ts'

/** What a peer says at a path: JSON; or whatever it does with the response itself. */
export type Says = object | string | number | ((req: IncomingMessage, res: ServerResponse, body: string) => void)

export type Peer = {
  readonly host: string
  readonly url: string
  /** Method, path and body of what came, oldest first. */
  readonly heard: { readonly method: string; readonly path: string; readonly body: string; readonly token: string }[]
  /** Changes what it says at a path, without its query. */
  readonly say: (path: string, says: Says) => void
}

/** A server of the Mastodon API of which each answer is given by the test: what snac2 lacks, and what no honest server does. */
export async function startPeer(given: Readonly<Record<string, Says>> = {}): Promise<Peer> {
  const paths = new Map<string, Says>(Object.entries({ ...asMastodon, ...given }))
  const heard: Peer['heard'] = []
  const server = createServer((req, res) => {
    let body = ''
    req.on('data', part => (body += part))
    req.on('end', () => {
      const { pathname } = new URL(req.url ?? '/', 'http://peer.test')
      const token = (req.headers.authorization ?? '').replace(/^Bearer /, '')
      heard.push({ method: req.method ?? '', path: req.url ?? '', body, token })
      answer(paths.get(pathname) ?? 404, req, res, body)
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  afterThisTest(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const say = (path: string, says: Says) => void paths.set(path, says)
  const url = `http://${host}`
  say('/.well-known/nodeinfo', { links: [{ rel: 'ns/schema/2.0', href: `${url}/nodeinfo/2.0` }] })
  for (const [path, says] of Object.entries(given)) say(path, says)
  return { host, url, heard, say }
}

function answer(says: Says, req: IncomingMessage, res: ServerResponse, body: string): void {
  if (typeof says === 'function') return void says(req, res, body)
  if (typeof says === 'number') return void res.writeHead(says).end()
  if (typeof says === 'string') return void res.writeHead(200, { 'content-type': 'text/html' }).end(says)
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(says))
}

/** Mastodon 4.4, as far as it is asked (docs.joinmastodon.org, 2026-07). */
const asMastodon: Readonly<Record<string, Says>> = {
  '/nodeinfo/2.0': { version: '2.0', software: { name: 'mastodon', version: '4.4.2' } },
  '/api/v2/instance': {
    domain: 'peer.test',
    version: '4.4.2',
    configuration: { statuses: { max_characters: 777, characters_reserved_per_url: 31 } },
    contact: { email: 'admin@peer.test' },
  },
  '/api/v1/apps': { client_id: 'id-of-us', client_secret: 'secret-of-us' },
  '/oauth/authorize': 302,
  '/oauth/token': { access_token: 'token-of-ada', token_type: 'Bearer', scope: 'profile write:statuses' },
  '/api/v1/accounts/verify_credentials': {
    id: '42',
    username: 'ada',
    display_name: 'Ada',
    followers_count: 7,
    url: null,
  },
}
