import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import session from 'express-session'
import { createApp } from '../../src/app.ts'
import type { Context } from '../../src/context.ts'
import { afterThisTest } from '../support/folder.ts'
import { patience } from '../support/patience.ts'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  readonly location: string | null
}

/** A browser without scripts: keeps cookies, follows no redirect by itself, sends forms as browsers do. */
export type Visitor = {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  readonly post: (path: string, form: Readonly<Record<string, string>>) => Promise<Answer>
  /** As if this account had just come back from its network. */
  readonly connect: (accountId: number) => Promise<void>
}

/** The real application on a free port, behind a door that signs in without a network (whose sign-in has tests of its own). */
export async function openSite(context: Context): Promise<{ readonly url: string; readonly visitor: () => Visitor }> {
  const app = express()
  app.use(session({ secret: 'of the test', resave: false, saveUninitialized: false }))
  app.get('/test/connect/:accountId', (req, res) => {
    req.session.accountId = Number(req.params.accountId)
    res.end()
  })
  app.use(createApp(context))
  const server = createServer(app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  afterThisTest(() => close(server))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, visitor: () => visitor(url) }
}

function visitor(url: string): Visitor {
  let cookie = ''
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = { 'user-agent': 'Mozilla/5.0 (a person)', ...(cookie && { cookie }), ...init.headers }
    const answer = await fetch(url + path, {
      ...init,
      headers,
      redirect: 'manual',
      signal: patience(),
    })
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return {
      status: answer.status,
      headers: answer.headers,
      html: await answer.text(),
      location: answer.headers.get('location'),
    }
  }
  return {
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, form) =>
      ask(path, {
        method: 'POST',
        // A browser sends CRLF for every line end of a text area.
        body: new URLSearchParams(Object.entries(form).map(([name, value]) => [name, value.replace(/\n/g, '\r\n')])),
        headers: { origin: url, 'sec-fetch-site': 'same-origin' },
      }),
    connect: async accountId => {
      await ask(`/test/connect/${accountId}`, {})
    },
  }
}

const close = (server: Server) =>
  new Promise<void>(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
