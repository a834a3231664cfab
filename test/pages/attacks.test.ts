import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { organizers } from '../../db/schema/index.ts'
import type { Role } from '../../src/domain/organizer/organizer.ts'
import type { Route } from '../../src/http/route.ts'
import { patience } from '../support/patience.ts'
import { nameOf, table } from '../support/route-table.ts'
import { expectations, lets } from './access/expectations.ts'
import { accessSite } from './access/site.ts'
import { type HostileBody, hostileBodies, hostileParts, hostileQueries } from './attack/hostile.ts'

/** All that any address or form of the application is asked by. */
const queries = ['to', 'lang', 'after', 'before', 'done', 'message', 'number', 'call', 'beside', 'renamed', 'campaign']
const filters = [
  'state',
  'network',
  'words',
  'reconnect',
  'search',
  'kind',
  'who',
  'outcome',
  'url',
  'maxwidth',
  'format',
]
const fields = ['text', 'message', 'email', 'atLeast', 'shown', 'server', 'name', 'place', 'password', 'zip', 'phone']
const forms = ['price', 'network', 'reason', 'subject', 'words', 'role', 'title', 'slug', 'timeZone', 'story', 'day']
const others = [
  'time',
  'rule',
  'spread',
  'goal',
  'version',
  'base',
  'do',
  'days',
  'link',
  'key',
  'to',
  'meant',
  'hashtag',
]
const asked = [...queries, ...filters]
const typed = [...fields, ...forms, ...others]

/** Where somebody is sent on to: never to an address that was given with the request. */
const composers =
  /^(http:\/\/127\.0\.0\.1:4000|https:\/\/x\.com)\/intent\/tweet\?|^https:\/\/(bsky\.app\/intent|www\.facebook\.com\/sharer|wa\.me\/\?)/
const isOwn = (location: string) => /^\/(?![/\\])/.test(location) && !/[\s\\]/.test(location)

const framed = ['GET /c/:slug/embed', 'GET /c/:slug/live/embed']
/** Our own editor shows it beside what is typed. */
const ownFramed = ['GET /organize/:slug/preview']

type Answer = { readonly status: number; readonly headers: Headers; readonly html: string }

/** What is wrong with an answer, whatever was asked. */
function faults(route: string, { status, headers, html }: Answer): readonly string[] {
  const policy = headers.get('content-security-policy') ?? ''
  const location = headers.get('location')
  const spoken = route === 'GET /oembed' && status === 501
  return [
    status >= 500 && !spoken ? `answers ${status}` : '',
    html.includes('<script>alert') || html.includes('<img src=x') ? 'says back what it was given, unescaped' : '',
    location !== null && !isOwn(location) && !composers.test(location) ? `sends to ${location}` : '',
    headers.getSetCookie().some(cookie => cookie.startsWith('stolen')) ? 'takes a header from a value' : '',
    policy.includes("default-src 'none'") && !policy.includes('unsafe') ? '' : 'has no policy',
    policy.includes("frame-ancestors 'none'") || framed.includes(route) || ownFramed.includes(route)
      ? ''
      : 'can be framed',
    headers.get('x-content-type-options') === 'nosniff' ? '' : 'may be sniffed',
    headers.has('referrer-policy') ? '' : 'says where people come from',
    headers.has('cache-control') || status === 304 ? '' : 'does not say who may keep it',
    /"(organizerId|accountId)"|SqliteError|at [^(]+ \([^)]+:\d+:\d+\)|node_modules/.test(html)
      ? 'tells of its inside'
      : '',
  ].filter(Boolean)
}

/** Those that a pledge by hand has, its change too: the form of a post is tried elsewhere. */
const byHand: readonly string[] = ['confirmation', 'posted', 'change'].map(last => `/p/:receipt/${last}`)

/** Everybody comes from an address of their own: what limits one address is tried elsewhere. */
let visitors = 0
const fromElsewhere = () => {
  visitors += 1
  return `2001:db8:${(visitors >> 16).toString(16)}:${(visitors & 0xffff).toString(16)}::1`
}

async function besiege(who: 'stranger' | Role) {
  const site = await accessSite({ TRUST_PROXY: '1' })
  const wrong = new Map<string, string>()
  let visitor = await site.visit(who)
  const routes = table.filter(route => reaches(who, route))
  for (const one of routes) {
    const { method, path } = one
    const route = nameOf(one)
    const expectation = expectations[route]
    const right = await expectation?.form?.(site)
    const plain = right instanceof FormData ? {} : (right ?? {})
    for (const address of method === 'GET' ? addresses() : addresses().slice(0, 1)) {
      const bodies = method === 'GET' ? [null] : hostileBodies(typed, plain)
      for (const body of bodies) await attack(address, body)
    }
    if (method !== 'GET') for (const address of twisted()) await attack(address, hostileBodies(typed, plain)[0] ?? null)
    if (who !== 'stranger' && (await isOut())) {
      site.db.update(organizers).set(site.people[who]).where(eq(organizers.id, site.people[who].id)).run()
      visitor = await site.visit(who)
    }

    function made(): Record<string, string | number> {
      const given = expectation?.at?.(site, who === 'stranger' ? null : site.people[who]) ?? {}
      const secret = byHand.includes(path) && { receipt: site.reminder() }
      return { slug: 'amend', token: 'made-up', ...given, ...secret }
    }

    /** With what there is, and hostile queries; then with hostile words in place of each of what there is. */
    function addresses(): string[] {
      const values = made()
      const whole = fill(path, values)
      return [whole, ...hostileQueries(asked).map(query => `${whole}?${query}`), ...twisted(values)]
    }

    function twisted(values = made()): string[] {
      const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
      const parts = method === 'GET' ? hostileParts : hostileParts.filter((_, n) => n % 4 === 0)
      return names.flatMap(name => parts.map(part => fill(path, { ...values, [name]: part })))
    }

    async function attack(address: string, body: HostileBody | null) {
      const answer = await ask(site.url, method, address, body, visitor.cookies())
      for (const fault of faults(route, answer))
        wrong.set(`${route} ${fault}`, `${address.slice(0, 150)} ${String(body?.body ?? '').slice(0, 100)}`)
    }

    async function isOut() {
      const { status } = await ask(site.url, 'GET', '/organize', null, visitor.cookies())
      return status !== 200
    }
  }
  return { routes, wrong: [...wrong].map(one => one.join(': ')) }
}

/** What strangers reach is tried as a stranger alone. */
const reaches = (who: 'stranger' | Role, { right }: Route) =>
  lets[right].includes(who) && (who === 'stranger' || right !== 'anybody')

const fill = (path: string, values: Readonly<Record<string, string | number>>) =>
  path.replace(/:(\w+)/g, (_, name: string) => String(values[name] ?? 'nothing'))

async function ask(
  url: string,
  method: string,
  path: string,
  sent: HostileBody | null,
  cookie: string,
): Promise<Answer> {
  const headers: Record<string, string> = { cookie, origin: url, 'x-forwarded-for': fromElsewhere() }
  if (sent?.type) headers['content-type'] = sent.type
  if (sent?.coded) headers['content-encoding'] = sent.coded
  const signal = patience()
  const answer = await fetch(url + path, { method, headers, body: sent?.body ?? null, redirect: 'manual', signal })
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false
  if (!isPage) await answer.body?.cancel()
  return { status: answer.status, headers: answer.headers, html: isPage ? await answer.text() : '' }
}

describe('whoever means harm', () => {
  test('gets a clear answer from every public address and form, and nothing of anybody else', async () => {
    const { routes, wrong } = await besiege('stranger')
    expect(routes.length).toBeGreaterThan(50)
    expect(wrong).toEqual([])
  })

  test('gets no further as an owner', async () => {
    const { routes, wrong } = await besiege('owner')
    expect(routes.length).toBeGreaterThan(60)
    expect(wrong).toEqual([])
  })
})
