import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { get, type Handlers, type Route } from '../src/http/route.ts'
import { isUrgent } from '../src/http/rush/request-kind.ts'
import { secretAddresses } from '../src/lib/log.ts'
import { nameOf, table } from './support/route-table.ts'

const src = join(import.meta.dirname, '../src')

/** Whether `first` answers everything that is asked of `then`. */
function shadows(first: Route, then: Route): boolean {
  const like = new RegExp(`^${first.path.replace(/[.]/g, '[.]').replace(/:\w+/g, '[^/]+')}$`, 'i')
  return first.method === then.method && like.test(then.path)
}

test('no two routes have the same method and path, and none stands behind one that answers in its place', () => {
  const hidden = table.flatMap((then, n) =>
    table.slice(0, n).flatMap(first => (shadows(first, then) ? [`${nameOf(then)} behind ${nameOf(first)}`] : [])),
  )
  expect(hidden).toEqual([])
})

test('what organizers change is changed by editors and owners alone, their own affairs apart', () => {
  const weak = table.filter(
    ({ method, path, right }) =>
      method === 'POST' && path.startsWith('/organize') && right !== 'editor' && right !== 'owner',
  )
  expect(weak.map(({ path }) => path.replace(/^[/]organize[/]me[/].*/, '/organize/me/…'))).toEqual([
    '/organize/password',
    '/organize/sign-in',
    '/organize/sign-out',
    ...['', '/setup', '/codes', '/removal'].map(step => `/organize/second-step${step}`),
    ...Array(4).fill('/organize/me/…'),
  ])
})

test('strangers see two pages of the organizers, the sign-in and the way to a new password', () => {
  const open = table.filter(({ path, right }) => path.startsWith('/organize') && right === 'anybody')
  expect([...new Set(open.map(({ path }) => path))]).toEqual(['/organize/password', '/organize/sign-in'])
})

test('without a session nobody is known: everybody may', () => {
  expect(table.filter(({ stage, right }) => stage !== 'session' && right !== 'anybody').map(nameOf)).toEqual([])
})

test('an address with a secret in it begins as one, and only such an address does', () => {
  const begins = (path: string) => secretAddresses.some(first => path.startsWith(`/${first}/`))
  for (const { path } of table) expect([path, begins(path)]).toEqual([path, /:(receipt|token|secret)\b/.test(path)])
})

test('what must go first in a rush does, at the address it has', () => {
  const urgent = table.filter(({ method, path }) => isUrgent({ method, path })).map(nameOf)
  const control = ['stop', 'pause', 'resumption', 'cancellation'].map(word => `POST /organize/:slug/${word}`)
  const pages = ['GET /organize/:slug', 'GET /organize/:slug/board', 'POST /organize/sign-in']
  const wayOut = ['/unsubscribe/:secret', '/p/:receipt/withdrawal']
  expect(urgent).toEqual(
    expect.arrayContaining([...control, ...pages, ...wayOut.flatMap(path => [`GET ${path}`, `POST ${path}`])]),
  )
})

test('a handler gets the parameters that its path names, and no others', () => {
  const { show } = { show: () => {} } satisfies Handlers<'slug'>
  const one = ((req, res) => void res.end(req.params.slug)) satisfies Handlers<'slug'>[string]
  expect(get('/c/:slug/live', 'anybody', one).path).toBe('/c/:slug/live')
  expect(get('/privacy', 'anybody', show).path).toBe('/privacy')
  // @ts-expect-error: there is no `slug` in it.
  expect(get('/c/:id', 'anybody', one).path).toBe('/c/:id')
  // @ts-expect-error: it does not say who may.
  expect(get('/privacy', show).path).toBe('/privacy')
})

test('no routes are registered beside the table', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    file => /[.]tsx?$/.test(file) && !file.startsWith('sandbox'),
  )
  const own = files.filter(file => /\bRouter\b.*'express'/.test(readFileSync(join(src, file), 'utf8')))
  expect(own.filter(file => !/by-hand/.test(file))).toEqual([])
})
