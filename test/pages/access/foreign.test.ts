import { describe, expect, test } from 'vitest'
import { nameOf, table } from '../../support/route-table.ts'
import { addressOf, everything, expected } from './request.ts'
import { type AccessSite, accessSite } from './site.ts'

const changing = table.filter(({ method }) => method === 'POST')

/** What browsers say of a form that a page elsewhere sends, with what they know of its own address. */
const elsewhere = (url: string): readonly Readonly<Record<string, string>>[] => [
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example' },
  { origin: `${url}.evil.example` },
  { origin: url, 'sec-fetch-site': 'same-site' },
]

describe('a form that another site sends', () => {
  test('does nothing anywhere, though who sends it is signed in and everything in it is right', async () => {
    const site = await accessSite()
    const cookie = (await site.visit('owner')).cookies()
    const wrong: string[] = []
    for (const route of changing) {
      const address = addressOf(route, site, 'owner')
      for (const headers of elsewhere(site.url)) {
        const form = (await expected(route).form?.(site)) ?? {}
        const before = everything(site)
        const status = await send(site, address, form, { ...headers, cookie })
        if (status !== 403) wrong.push(`${nameOf(route)} from ${JSON.stringify(headers)}: ${status}`)
        if (everything(site) !== before) wrong.push(`${nameOf(route)} changed something`)
      }
    }
    expect(changing.length).toBeGreaterThan(80)
    expect(wrong).toEqual([])
  })
})

describe('what belongs to one campaign', () => {
  const below = table.filter(({ path }) => /^\/organize\/:slug\/.*:id/.test(path))

  test('is not there under the address of another', async () => {
    const site = await accessSite()
    const owner = await site.visit('owner')
    const wrong: string[] = []
    for (const route of below) {
      const address = addressOf(route, site, 'owner').replace('/amend/', '/plain/')
      const form = (await expected(route).form?.(site)) ?? {}
      const before = everything(site)
      const { status } = await site.ask(owner, route.method, address, form)
      if (status !== 404) wrong.push(`${route.method} ${address}: ${status}`)
      if (everything(site) !== before) wrong.push(`${route.method} ${address} changed something`)
    }
    expect(below.length).toBeGreaterThan(6)
    expect(wrong).toEqual([])
  })
})

async function send(
  { url }: AccessSite,
  path: string,
  form: Readonly<Record<string, string>> | FormData,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const body = form instanceof FormData ? form : new URLSearchParams(form)
  const answer = await fetch(url + path, { method: 'POST', body, headers, redirect: 'manual' })
  await answer.body?.cancel()
  return answer.status
}
