import { request } from 'undici'
import type { Person } from './people.ts'

/**
 * Says yes (or no) to what an application asks, as the pages of the server do it, without a browser. Returns the address
 * that leads back to the application. The paths are the server's own and no contract: one test walks through the pages.
 */
export async function consent(authorizeUrl: string, person: Person, answer: 'yes' | 'no' = 'yes'): Promise<string> {
  const { origin } = new URL(authorizeUrl)
  const cookies = new Map<string, string>()

  async function visit(url: string, fetched: Readonly<Record<string, string>>, body?: object) {
    const reply = await request(url, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...fetched,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body && { 'content-type': 'application/json', origin, 'x-csrf-token': cookies.get('csrf-token') ?? '' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    for (const set of [reply.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    const text = await reply.body.text()
    if (reply.statusCode >= 400) throw new Error(`${url}: ${reply.statusCode} ${text.slice(0, 500)}`)
    return { text, location: reply.headers.location }
  }

  const api = async (path: string, body: object, more: Readonly<Record<string, string>> = {}) =>
    JSON.parse(
      (
        await visit(
          `${origin}/@atproto/oauth-provider/~api${path}`,
          { ...fromPage, referer: authorizeUrl, ...more },
          body,
        )
      ).text,
    )

  await visit(authorizeUrl, { ...navigated, 'sec-fetch-site': 'cross-site' })
  const { account, ephemeralToken } = await api('/sign-in', {
    locale: 'en',
    username: person.handle,
    password: person.password,
    remember: false,
  })
  const { url } =
    answer === 'no'
      ? await api('/reject', {})
      : await api('/consent', { sub: account.sub }, { authorization: `Bearer ${ephemeralToken}` })
  const back = await visit(url, { ...navigated, 'sec-fetch-site': 'same-origin', referer: authorizeUrl })
  return String(back.location)
}

const navigated = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
const fromPage = { 'sec-fetch-mode': 'same-origin', 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' }
