import { request as ask } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '../../../src/lib/log.ts'
import type { Answer, Failure, HttpRequest } from '../../../src/networks/port.ts'
import { xNetwork } from '../../../src/networks/x/network.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts'
import { testFolder } from '../../support/folder.ts'
import { givenUpOnce, patience } from '../../support/patience.ts'
import { postOf } from '../../support/post.ts'
import { noLimits } from './no-limits.ts'

type Person = { id: string; handle: string; token: string; secret: string }
type Post = { id: string; account: string; text: string; at: number }

let sandbox: Sandbox
beforeAll(async () => {
  const log = createLog('sandbox', 'silent')
  sandbox = await startSandbox({ port: 0, dataDir: testFolder('sandbox'), log, now: Date.now })
})
afterAll(() => sandbox.close())

async function control<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as T
}

async function makePerson(): Promise<Person> {
  const [person] = await control<Person[]>('POST', 'accounts', { count: 1 })
  if (!person) throw new Error('nobody was made')
  return person
}

const posts = () => control<Post[]>('GET', 'posts')
const grantOf = ({ token, secret }: Person) => JSON.stringify({ token, secret })
const x = () =>
  xNetwork({ key: 'sandbox', secret: 'sandbox-secret', apiUrl: sandbox.url, oauthUrl: sandbox.url, ...noLimits })

/** Writes a request to a socket of its own. `signal` is its total deadline. */
function send({ origin, path, method, headers, body }: HttpRequest, signal: AbortSignal): Promise<Answer | Failure> {
  return new Promise(resolve => {
    const failed = (error: NodeJS.ErrnoException) => resolve({ written: true, code: error.code ?? error.name })
    const length = { 'content-length': String(Buffer.byteLength(body)) }
    const sent = ask(origin + path, { method, headers: { ...headers, ...length }, signal, agent: false }, response => {
      const status = response.statusCode ?? 0
      const named = response.headers as Record<string, string>
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', () => {})
      response.on('close', () =>
        resolve({ status, headers: named, body: Buffer.concat(parts).toString(), complete: response.complete }),
      )
    })
    sent.on('error', failed)
    sent.end(body)
  })
}

async function post(person: Person, text: string, deadline = patience()) {
  const { posting } = x()
  const frozen = posting.freeze(postOf(text, person.id))
  const sentAt = Date.now()
  const result = await send(posting.request(grantOf(person), frozen, sentAt), deadline)
  const account = { remoteId: person.id, handle: person.handle, host: new URL(sandbox.url).host }
  const look = () => x().reading.look(grantOf(person), account, frozen, sentAt, patience())
  return { outcome: posting.outcome(result, Date.now(), frozen), look, frozen }
}

describe('a post to the sandbox', () => {
  test.each([
    'Plain words.',
    'Ünïcödé “quotes”, R&D <3 &amp; 🎉👩‍👩‍👧‍👦 日本 e\u0301',
    'Two\nlines and a link: https://example.org/a?b=1&c=2 and example.com.',
  ])('is accepted, byte for byte, and found again: %j', async text => {
    const person = await makePerson()
    const { outcome, look } = await post(person, text)
    expect(outcome).toMatchObject({ kind: 'posted', remoteId: expect.stringMatching(/^\d+$/), at: expect.any(Number) })
    const mine = (await posts()).filter(one => one.account === person.handle)
    expect(mine.map(one => one.text)).toEqual([text])
    const found = await look()
    expect(found).toMatchObject({ kind: 'found', remoteId: mine[0]?.id })
    expect(outcome).toMatchObject({ remoteId: mine[0]?.id, at: 'at' in found ? found.at : 'none' })
  })

  test('has an address that leads to it, and so has its author', async () => {
    const person = await makePerson()
    const { outcome, look } = await post(person, 'Look at this.')
    const found = await look()
    const profile = await x().reading.profile(grantOf(person), patience())
    for (const url of ['url' in outcome && outcome.url, 'url' in found && found.url, profile.profileUrl]) {
      const page = await fetch(String(url))
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('Look at this.')
    }
  })

  test('is refused the second time, which is read back before anything is said', async () => {
    const person = await makePerson()
    const first = await post(person, 'Once only.')
    const second = await post(person, 'Once only.')
    expect(second.outcome).toEqual({ kind: 'unknown', cause: 'duplicate' })
    expect(await second.look()).toMatchObject({ remoteId: 'remoteId' in first.outcome && first.outcome.remoteId })
  })

  test('is refused for the grant of nobody', async () => {
    const { outcome } = await post({ ...(await makePerson()), secret: 'of another' }, 'Not mine.')
    expect(outcome).toEqual({ kind: 'refused', reason: 'reconnect', reconnect: true })
  })

  test('that is too long is refused as that', async () => {
    expect((await post(await makePerson(), 'a'.repeat(281))).outcome).toMatchObject({ reason: 'too-long' })
  })
})

describe('what the sandbox can do wrong', () => {
  const unknown = (cause: string) => ({ kind: 'unknown', cause })
  const wait = (scope: string) => ({ kind: 'try-later', scope, until: expect.any(Number) })
  test.each([
    ['resetBefore', unknown('reset'), 'absent'],
    ['resetAfterAccept', unknown('reset'), 'found'],
    ['hang', unknown('timeout'), 'absent'],
    ['hangAfterAccept', unknown('timeout'), 'found'],
    ['cutBody', { kind: 'posted', remoteId: null }, 'found'],
    ['http503html', unknown('server-error'), 'absent'],
    ['http503htmlAfterAccept', unknown('server-error'), 'found'],
    ['http500', unknown('server-error'), 'absent'],
    ['http500AfterAccept', unknown('server-error'), 'found'],
    ['http408', unknown('timeout'), 'absent'],
    ['http429', wait('account'), 'absent'],
    ['http429bare', wait('host'), 'absent'],
    ['http429app', wait('app'), 'absent'],
    ['usageCapped', { kind: 'halt', reason: 'usage-capped' }, 'absent'],
    ['http402', { kind: 'halt', reason: 'out-of-credit' }, 'absent'],
    ['clientForbidden', { kind: 'halt', reason: 'client-forbidden' }, 'absent'],
    ['spendCap', { kind: 'halt', reason: 'spend-cap' }, 'absent'],
    ['code453', { kind: 'halt', reason: 'access-level' }, 'absent'],
    ['accessLevel', { kind: 'halt', reason: 'access-level' }, 'absent'],
    ['noAuthenticatedUser', { kind: 'halt', reason: 'no-user' }, 'absent'],
    ['unheardOf', { kind: 'refused', reason: 'refused' }, 'absent'],
    ['code135', { kind: 'halt', reason: 'clock' }, 'absent'],
    ['code344', wait('account'), 'absent'],
    ['userNotEnrolled', { kind: 'refused', reason: 'not-enrolled', reconnect: false }, 'absent'],
    ['textTooLong', { kind: 'refused', reason: 'too-long' }, 'absent'],
    ['appSuspended', { kind: 'halt', reason: 'app-suspended' }, 'absent'],
    ['looksAutomated', { kind: 'refused', reason: 'looks-automated' }, 'absent'],
    ['unauthorized', { kind: 'refused', reason: 'reconnect', reconnect: true }, 'absent'],
    ['suspended', { kind: 'refused', reason: 'suspended' }, 'absent'],
    ['locked', { kind: 'refused', reason: 'locked' }, 'absent'],
    ['duplicate', unknown('duplicate'), 'absent'],
    ['notPermitted', { kind: 'refused', reason: 'not-permitted' }, 'absent'],
  ])('%s is understood, and a look says what is there', async (kind, expected, there) => {
    const person = await makePerson()
    await control('PUT', 'faults', { errors: [{ kind, accounts: [person.handle] }] })
    const arrived = async () =>
      expect((await control<Post[]>('GET', 'requests')).map(one => one.account)).toContain(person.handle)
    const deadline = kind.startsWith('hang') ? givenUpOnce(arrived) : patience()
    const { outcome, look } = await post(person, `When ${kind} happens`, deadline)
    expect(outcome).toMatchObject(expected)
    expect((await look()).kind).toBe(there)
  })

  test('a look is unreadable, never absent, while reading fails', async () => {
    const person = await makePerson()
    for (const kind of ['resetBefore', 'cutBody', 'http503html', 'http429bare', 'unauthorized']) {
      await control('PUT', 'faults', { errors: [{ kind, on: 'read', accounts: [person.handle] }] })
      expect(await (await post(person, `Reading with ${kind}`)).look()).toMatchObject({ kind: 'unreadable' })
    }
  })

  test('a post is absent while the index lags, and found afterwards', async () => {
    const person = await makePerson()
    await control('PUT', 'faults', { readBackLagMs: 60_000 })
    const { look } = await post(person, 'In a while.')
    expect(await look()).toEqual({ kind: 'absent' })
    await control('DELETE', 'faults')
    expect(await look()).toMatchObject({ kind: 'found' })
  })
})
