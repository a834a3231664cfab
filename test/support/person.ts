import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import { afterThisTest } from './folder.ts'
import { type Page, pageOf } from './page.ts'
import { patience } from './patience.ts'

/** The application on a free port of this machine, until the test ends. */
export async function listen(app: Express): Promise<string> {
  const server = createServer(app).listen(0, '127.0.0.1')
  // Not closed under somebody who was kept waiting between two requests.
  server.keepAliveTimeout = 10 * 60_000
  await new Promise(resolve => server.once('listening', resolve))
  afterThisTest(async () => {
    const closed = new Promise(resolve => server.close(resolve))
    server.closeAllConnections()
    await closed
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export type Seen = {
  readonly status: number
  readonly location: string
  readonly html: string
  readonly page: Page
  readonly headers: Headers
}

export type Person = {
  /** `where` is a path, or an address of another site. Redirects are not followed. */
  readonly get: (where: string, headers?: Record<string, string>) => Promise<Seen>
  readonly post: (where: string, form: Record<string, string>, headers?: Record<string, string>) => Promise<Seen>
  /** The cookies of the site, `name=value`. */
  readonly cookies: () => string
  readonly takeCookies: (cookies: string) => void
}

/** Somebody with a browser without scripts: it keeps cookies site by site, and sends forms as browsers do. */
export function person(home: string): Person {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (origin: string) => {
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    return jar
  }
  const cookies = (origin: string) => [...jarOf(origin)].map(([name, value]) => `${name}=${value}`).join('; ')

  const ask = async (where: string, init: RequestInit, more: Record<string, string>): Promise<Seen> => {
    const url = new URL(where, home)
    const signal = patience()
    const headers = { 'user-agent': 'Mozilla/5.0 (a person)', cookie: cookies(url.origin), ...more }
    const answer = await fetch(url, { ...init, headers, redirect: 'manual', signal })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jarOf(url.origin).set(name, value)
    }
    // As it is read: where a line may not break is said by test/text/format.test.ts.
    const html = (await answer.text()).replaceAll('\u00a0', ' ')
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      html,
      get page() {
        return pageOf(html)
      },
      headers: answer.headers,
    }
  }
  return {
    get: (where, headers = {}) => ask(where, {}, headers),
    post: (where, form, headers) => {
      const { origin } = new URL(where, home)
      const own = { origin, 'sec-fetch-site': 'same-origin' }
      // A browser sends CRLF for every line end of a text area.
      const lines = Object.entries(form).map(([name, value]) => [name, value.replace(/\r?\n/g, '\r\n')])
      return ask(where, { method: 'POST', body: new URLSearchParams(lines) }, headers ?? own)
    },
    cookies: () => cookies(home),
    takeCookies: given => {
      const [name = '', value = ''] = given.split('=')
      jarOf(home).set(name, value)
    },
  }
}
