import pino from 'pino'
import { expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { checkSeen } from '../../src/cli/doctor/seen.ts'
import { proxyProblem, readProxy } from '../../src/domain/launch/check/proxy.ts'
import { testContext } from '../support/context.ts'
import { listen, person } from '../support/person.ts'

/** The whole application, with what it logs. `visit` asks for a page with the headers given. */
async function site(env: Readonly<Record<string, string>> = {}) {
  let at = Date.now()
  const context = testContext({ env, now: () => at })
  const lines: string[] = []
  const log = pino({ base: null, level: 'warn' }, { write: (line: string) => void lines.push(line) })
  const url = await listen(createApp({ ...context, log }))
  const visitor = person(url)
  const visit = async (headers: Record<string, string> = {}, times = 1) => {
    for (let n = 0; n < times; n++) {
      at += 1_000
      await visitor.get('/', headers)
    }
  }
  const problem = () => {
    const seen = readProxy(context.db)
    return seen && proxyProblem(seen)
  }
  const told = () => lines.filter(line => line.includes('TRUST_PROXY')).map(line => JSON.parse(line).msg)
  return { context, visit, problem, told }
}

test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip', 'x-forwarded-proto'])(
  'a proxy that nobody told us of is noticed by its %s: one log line, and a finding',
  async header => {
    const { context, visit, problem, told } = await site()
    await visit({ [header]: header === 'forwarded' ? 'for=192.0.2.7' : '192.0.2.7' }, 30)
    expect(problem()).toBe('unbelieved')
    expect(told()).toEqual([expect.stringContaining('all visitors share one limit')])
    expect(checkSeen(context.config)).toMatchObject([{ state: 'bad', todo: expect.stringContaining('TRUST_PROXY') }])
  },
)

test('a stranger who sends such a header by hand lights no finding among others who do not', async () => {
  const { visit, problem } = await site()
  await visit({}, 10)
  await visit({ 'x-forwarded-for': '192.0.2.7' }, 5)
  await visit({}, 12)
  expect(problem()).toBeNull()
})

test('a proxy that is known is nothing to tell', async () => {
  const { visit, problem, told } = await site({ TRUST_PROXY: '1' })
  await visit({ 'x-forwarded-for': '192.0.2.7' }, 30)
  expect([problem(), told()]).toEqual([null, []])
})

test.each([
  ['none', {}, '1'],
  ['a header that is not read', { forwarded: 'for=192.0.2.7' }, '1'],
  ['one of two', { 'x-forwarded-for': '192.0.2.7' }, '2'],
])('requests through %s where TRUST_PROXY says more are told once', async (_what, headers, trust) => {
  const { context, visit, problem, told } = await site({ TRUST_PROXY: trust })
  await visit(headers, 30)
  expect(problem()).toBe('missing')
  expect(told()).toEqual([expect.stringContaining('fewer proxies than TRUST_PROXY says')])
  expect(checkSeen(context.config)).toMatchObject([{ state: 'warn' }])
})

test('the next start with another setting begins anew', async () => {
  const { context, visit, problem } = await site()
  await visit({ 'x-forwarded-for': '192.0.2.7' }, 3)
  expect(problem()).toBe('unbelieved')
  createApp(context)
  expect(problem()).toBeNull()
})

test('an https address without a known proxy cannot be right', () => {
  const { config } = testContext({ env: { BASE_URL: 'https://clap.example.org' } })
  expect(checkSeen(config)).toMatchObject([{ state: 'warn', what: expect.stringContaining('TRUST_PROXY is 0') }])
})
