import { expect, test } from 'vitest'
import { noon } from '../support/context.ts'
import { givenUpOnce, patience } from '../support/patience.ts'
import { type Person, type Running, sandbox } from './support.ts'

/** What a client sees of a post: a status, or that nothing came until it gave up. `cut` when the body broke off. */
async function seen(x: Running, person: Person, text = 'Hello', signal = patience()): Promise<string> {
  try {
    const answer = await x.post(person, text, { signal })
    try {
      await answer.text()
    } catch {
      return `${answer.status} cut`
    }
    return String(answer.status)
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'silence' : 'reset'
  }
}

/** Gives up a while after the request has arrived. */
const onceItArrived = (x: Running) => givenUpOnce(async () => expect(await x.requests()).not.toEqual([]))

/** Each fault: what the client sees, and how many posts there are then. */
const cases = [
  ['resetBefore', 'reset', 0],
  ['resetAfterAccept', 'reset', 1],
  ['hang', 'silence', 0],
  ['hangAfterAccept', 'silence', 1],
  ['cutBody', '201 cut', 1],
  ['http503html', '503', 0],
  ['http503htmlAfterAccept', '503', 1],
  ['http500', '500', 0],
  ['http500AfterAccept', '500', 1],
  ['http408', '408', 0],
  ['http429', '429', 0],
  ['http429bare', '429', 0],
  ['http429app', '429', 0],
  ['usageCapped', '429', 0],
  ['http402', '402', 0],
  ['clientForbidden', '403', 0],
  ['spendCap', '403', 0],
  ['code453', '403', 0],
  ['accessLevel', '403', 0],
  ['noAuthenticatedUser', '400', 0],
  ['unheardOf', '403', 0],
  ['code135', '401', 0],
  ['code344', '403', 0],
  ['userNotEnrolled', '403', 0],
  ['textTooLong', '400', 0],
  ['appSuspended', '403', 0],
  ['looksAutomated', '403', 0],
  ['unauthorized', '401', 0],
  ['suspended', '403', 0],
  ['locked', '403', 0],
  ['duplicate', '403', 0],
  ['notPermitted', '403', 0],
] as const

test.each(cases)('%s: the client sees %s, and the network has %i posts', async (kind, client, posts) => {
  const x = await sandbox()
  const ada = await x.person('ada')
  await x.faults({ errors: [{ kind }] })
  const signal = client === 'silence' ? onceItArrived(x) : patience()
  expect(await seen(x, ada, 'Hello', signal)).toBe(client)
  expect(await x.posts()).toHaveLength(posts)
  const [request] = await x.requests()
  const status = /^\d/.test(client) ? Number.parseInt(client, 10) : 0
  expect(request).toMatchObject({ account: 'ada', answer: posts === 1 ? `${kind} posted` : kind, status })
})

test('acceptLate takes the post although the client has gone', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  await x.faults({ errors: [{ kind: 'acceptLate', acceptMs: 1_000 }] })
  expect(await seen(x, ada, 'Late', AbortSignal.timeout(500))).toBe('silence')
  await expect.poll(x.posts).toMatchObject([{ text: 'Late' }])
})

test('hangAfterAccept answers after hangMs to who still listens', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  await x.faults({ errors: [{ kind: 'hangAfterAccept', hangMs: 150 }] })
  const began = performance.now()
  expect(await seen(x, ada)).toBe('201')
  expect(performance.now() - began).toBeGreaterThan(140)
})

test('429 says whose limit it is by its headers, or says nothing', async () => {
  const x = await sandbox({ now: () => noon })
  const ada = await x.person('ada')
  const headersOf = async (kind: string) => {
    await x.faults({ errors: [{ kind, resetMs: 30_000 }] })
    return (await x.post(ada, 'Hello')).headers
  }
  const reset = String(noon / 1_000 + 30)
  const user = await headersOf('http429')
  expect(user.get('x-rate-limit-remaining')).toBe('0')
  expect(user.get('x-rate-limit-reset')).toBe(reset)
  const app = await headersOf('http429app')
  expect([app.get('x-app-limit-24hour-remaining'), app.get('x-rate-limit-remaining')]).toEqual(['0', '99'])
  expect(app.get('x-app-limit-24hour-reset')).toBe(reset)
  expect([...(await headersOf('http429bare')).keys()].filter(name => name.includes('limit'))).toEqual([])
})

test('a fault can wait for posts, happen a few times, by chance, and to some people only', async () => {
  const x = await sandbox()
  const people = await x.people({ count: 40 })
  const statuses = async (some: readonly Person[], text: string) => {
    const found: number[] = []
    for (const person of some) found.push((await x.post(person, text)).status)
    return found
  }
  await x.faults({ errors: [{ kind: 'http500', afterPosts: 2, times: 2 }] })
  expect(await statuses(people.slice(0, 6), 'one')).toEqual([201, 201, 500, 500, 201, 201])
  await x.faults({ seed: 7, errors: [{ kind: 'http500', rate: 0.5 }] })
  const first = await statuses(people, 'two')
  expect(first.filter(status => status === 500).length).toBeGreaterThan(8)
  await x.faults({ seed: 7, duplicateCheck: false, errors: [{ kind: 'http500', rate: 0.5 }] })
  expect(await statuses(people, 'two')).toEqual(first)
  const [ada = { handle: '' }] = people
  await x.faults({ errors: [{ kind: 'http500', accounts: [`@${ada.handle.toUpperCase()}`] }] })
  expect(await statuses(people.slice(0, 2), 'three')).toEqual([500, 201])
})

test('suspended, locked and revoked people are refused as X words it, and others are not', async () => {
  const x = await sandbox()
  const names = ['ada', 'bob', 'cem', 'dot'] as const
  const people = await Promise.all(names.map(name => x.person(name)))
  await x.faults({ suspendedAccounts: ['ADA'], lockedAccounts: ['@bob'], revokedAccounts: ['cem'] })
  const answers = await Promise.all(people.map(async one => (await x.post(one, 'Hello')).text()))
  expect(answers[0]).toContain('user-suspended')
  expect(JSON.parse(answers[1] ?? '').errors[0].code).toBe(326)
  expect(JSON.parse(answers[2] ?? '').status).toBe(401)
  expect(await x.posts()).toMatchObject([{ account: 'dot' }])
  expect((await x.read(people[2] as Person, '/2/users/me')).status).toBe(401)
})

test('with read-back lag a post is there, but not to be read yet', async () => {
  let now = Date.now()
  const x = await sandbox({ now: () => now })
  const ada = await x.person('ada')
  await x.faults({ readBackLagMs: 5_000 })
  const { data } = await (await x.post(ada, 'Hello')).json()
  const timeline = async () => (await (await x.read(ada, `/2/users/${ada.id}/tweets`)).json()).meta.result_count
  const byId = async () => (await (await x.read(ada, `/2/tweets?ids=${data.id}`)).json()).data?.length ?? 0
  expect([await timeline(), await byId(), (await x.posts()).length]).toEqual([0, 0, 1])
  now += 5_001
  expect([await timeline(), await byId()]).toEqual([1, 1])
})

test('without the duplicate check, whoever posts twice is seen', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  await x.faults({ duplicateCheck: false })
  await x.post(ada, 'Hello')
  expect((await x.post(ada, 'Hello')).status).toBe(201)
  expect(await x.posts()).toHaveLength(2)
})

test('reads go wrong on their own', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  await x.faults({ errors: [{ kind: 'http503html', on: 'read' }] })
  expect((await x.read(ada, '/2/users/me')).status).toBe(503)
  expect((await x.post(ada, 'Hello')).status).toBe(201)
})

test('an answer takes as long as is set', async () => {
  const x = await sandbox()
  const ada = await x.person('ada')
  await x.faults({ latencyMs: 200, latencyJitterMs: 50 })
  const began = performance.now()
  expect((await x.post(ada, 'Hello')).status).toBe(201)
  expect(performance.now() - began).toBeGreaterThan(145)
  const [post] = await x.posts()
  expect(Date.now() - (post?.at ?? 0)).toBeGreaterThan(140)
})

test('faults that are not understood are refused with what is wrong, and nothing changes', async () => {
  const x = await sandbox()
  await x.faults({ latencyMs: 5 })
  const refusals = [
    [{ errors: [{ kind: 'meteor' }] }, 'errors.0.kind'],
    [{ latencyMs: -1 }, 'latencyMs'],
    [{ latency: 5 }, 'latency'],
    [{ errors: [{ kind: 'hang', rate: 2 }] }, 'errors.0.rate'],
    ['nonsense', 'body'],
  ] as const
  for (const [body, problem] of refusals) {
    const refused = await x.control('PUT', 'faults', body)
    expect([refused.status, (await refused.json()).detail]).toEqual([400, expect.stringContaining(problem)])
  }
  expect(await (await x.control('GET', 'faults')).json()).toMatchObject({ latencyMs: 5, errors: [] })
  expect(await (await x.control('DELETE', 'faults')).json()).toMatchObject({ latencyMs: 0 })
})
