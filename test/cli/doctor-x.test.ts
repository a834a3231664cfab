import { expect, test } from 'vitest'
import { checkNetworks } from '../../src/cli/doctor/network.ts'
import { checkSeen } from '../../src/cli/doctor/seen.ts'
import { recordRefused } from '../../src/domain/launch/check/refused-sign-ins.ts'
import { sandbox } from '../sandbox/support.ts'
import { noon, testConfig } from '../support/context.ts'
import { testDb } from '../support/db.ts'

const base = 'https://clap.example.org'
const app = { X_API_KEY: 'sandbox', X_API_SECRET: 'sandbox-secret', X_APP_NAME: 'Clap' }
const keys = { ...app, BASE_URL: base, TRUST_PROXY: '1' }

async function asked(fault: object | null, env: Readonly<Record<string, string>> = {}) {
  const x = await sandbox()
  if (fault) await x.faults({ errors: [fault] })
  const found = await checkNetworks(testConfig({ ...keys, X_API_URL: x.url, ...env }))
  return { found, bad: found.filter(({ state }) => state !== 'ok') }
}

test('X that knows the app and the callback address has nothing against us, and nothing is posted', async () => {
  const { found, bad } = await asked(null)
  expect(bad).toEqual([])
  expect(found.map(({ what }) => what)).toContain(`X lets people sign in, and come back to ${base}/auth/x/callback`)
})

test('keys with a space or quotes around them are good', async () => {
  expect((await asked(null, { X_API_KEY: ' "sandbox" ', X_API_SECRET: 'sandbox-secret\n' })).bad).toEqual([])
})

test('that nobody has said what X calls the app is told, as supporters then read it on the page of X alone', async () => {
  expect((await asked(null, { X_APP_NAME: '' })).bad).toMatchObject([
    { state: 'warn', todo: expect.stringContaining('Set X_APP_NAME') },
  ])
})

test('wrong keys are refused in the words of X, and told with what to do, but not repeated', async () => {
  const { bad } = await asked(null, { X_API_SECRET: 'wrong-secret-of-mine' })
  expect(bad).toEqual([
    {
      state: 'bad',
      what: 'X does not take X_API_KEY and X_API_SECRET. Its words: "Unable to verify your credentials"',
      todo: expect.stringContaining('Copy key and secret of the app once more'),
    },
    {
      state: 'bad',
      what: 'X lets nobody sign in here. Its words: "Could not authenticate you."',
      todo: expect.stringContaining('X_API_KEY'),
    },
  ])
  expect(JSON.stringify(bad)).not.toContain('wrong-secret-of-mine')
})

test('a callback address that X does not know is named, to be copied', async () => {
  const { bad } = await asked({ kind: 'callbackNotApproved', on: 'request-token' })
  expect(bad).toMatchObject([{ state: 'bad', what: expect.stringContaining('Callback URL not approved') }])
  expect(bad[0]?.todo).toContain(`Add ${base}/auth/x/callback to the callback addresses`)
})

test.each([
  [{ kind: 'code135', on: 'request-token' }, 'bad', 'NTP'],
  [{ kind: 'appSuspended', on: 'bearer' }, 'bad', 'suspended'],
  [{ kind: 'http503html', on: 'request-token' }, 'warn', 'this machine may reach it'],
  [{ kind: 'http429bare', on: 'bearer' }, 'warn', 'goes on by itself'],
])('%j is told with what to do', async (fault, state, todo) => {
  expect((await asked(fault)).bad).toMatchObject([{ state, todo: expect.stringContaining(todo) }])
})

test('a clock that is far from that of X is told by how much', async () => {
  const x = await sandbox({ now: () => Date.now() })
  const real = Date.now
  try {
    Date.now = () => real() + 600_000
    const found = await checkNetworks(testConfig({ ...keys, X_API_URL: x.url }))
    expect(found.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/the clock .* (599|600|601) s ahead of X's/),
    )
  } finally {
    Date.now = real
  }
})

test('nobody at that address is told in one sentence', async () => {
  const found = await checkNetworks(testConfig({ ...keys, X_API_URL: 'http://127.0.0.1:1' }))
  expect(found).toMatchObject([{ state: 'bad', what: 'X does not answer at http://127.0.0.1:1' }])
})

test('sign-ins that were refused while it ran are told, with the words of X', () => {
  const config = testConfig(keys)
  expect(checkSeen(config)).toEqual([])
  const db = testDb(config.dataDir)
  recordRefused(db, 'x', 'request', { why: 'callback', said: 'Callback URL not approved' }, noon)
  recordRefused(db, 'x', 'request', { why: 'callback', said: 'Callback URL not approved' }, noon + 1)
  expect(checkSeen(config)).toMatchObject([
    {
      state: 'warn',
      what: expect.stringMatching(/since Sep.7, 2026, 2:00.PM.UTC.*Callback URL not approved.*\(2 refused\)/),
    },
  ])
})
