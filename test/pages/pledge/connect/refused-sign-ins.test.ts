import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { readRefused } from '../../../../src/domain/launch/check/refused-sign-ins.ts'
import { troubleOf } from '../../../../src/networks/x/trouble.ts'
import { signInWatch } from '../../../../src/pages/pledge/connect/refused-sign-ins.ts'
import { sandbox } from '../../../sandbox/support.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import type { Person } from '../../../support/person.ts'
import { organizersSide } from '../../organizer/side.ts'

const start = '/auth/x/start?campaign=amend'

async function site() {
  const x = await sandbox()
  const side = await organizersSide({ X_API_URL: x.url })
  Object.assign(side.context.config.web, { baseUrl: side.url })
  makeLaunch(side.db, makeCampaign(side.db, { slug: 'amend' }).id)
  const fault = (kind: string, on: string, more: object = {}) => x.faults({ errors: [{ kind, on, ...more }] })
  return { ...side, x, fault, kept: () => readRefused(side.db, 'x') }
}

/** Says yes at X, and comes back. */
async function signIn(visitor: Person, handle: string) {
  const { location } = await visitor.get(start)
  const token = new URL(location).searchParams.get('oauth_token') ?? ''
  const said = { oauth_token: token, account: '', handle, name: handle, decision: 'allow' }
  return visitor.get((await visitor.post(location.replace(/\?.*/, ''), said)).location)
}

describe('sign-ins that X refuses', () => {
  test('are told calmly to supporters, and with the words of X to organizers, until one works', async () => {
    const { visitor, signedIn, fault, kept, x, url } = await site()
    const organizer = await signedIn()
    await fault('callbackNotApproved', 'request-token')
    const eve = visitor()
    for (let n = 0; n < 3; n++) {
      const seen = await eve.get(start)
      expect(seen.status).toBe(502)
      expect(seen.html).toContain('This is on our side, not on yours')
      expect(seen.html).not.toContain('Try again in a minute')
      expect(seen.html).not.toContain('Callback URL')
    }
    expect(kept()).toMatchObject({ why: 'callback', step: 'request', n: 3 })
    for (const page of ['/organize', '/organize/amend/check']) {
      const { html } = await organizer.get(page)
      expect(html).toContain('X has let nobody sign in since Sun, Sep 6, ')
      expect(html).toContain('Callback URL not approved for this client application')
      expect(html).toContain(`Add ${url}/auth/x/callback to the callback addresses of the app`)
    }
    await x.faults({})
    expect((await eve.get(start)).status).toBe(303)
    expect(kept()).toBeNull()
    expect((await organizer.get('/organize')).html).not.toContain('Callback URL')
  })

  test('keep what was typed', async () => {
    const { visitor, fault } = await site()
    const eve = visitor()
    await eve.post('/c/amend/pledge', { text: 'My own words about this' })
    await fault('notAuthenticated', 'request-token')
    expect((await eve.get(start)).html).toContain('What you wrote is kept.')
  })

  test.each([
    ['request-token', 'notAuthenticated', 'keys', 'Could not authenticate you.'],
    ['request-token', 'code135', 'clock', 'Timestamp out of bounds.'],
    ['request-token', 'appSuspended', 'app', 'Your application has been suspended and cannot perform this action.'],
    ['request-token', 'http429bare', 'limited', 'Too Many Requests Too Many Requests'],
    ['request-token', 'http503html', 'away', 'HTTP 503'],
    ['request-token', 'resetBefore', 'away', null],
    ['access-token', 'code135', 'clock', 'Timestamp out of bounds.'],
    ['access-token', 'http402', 'credit', expect.stringContaining('does not have any credits')],
    ['read', 'http402', 'credit', expect.stringContaining('does not have any credits')],
    ['read', 'clientForbidden', 'app', expect.stringContaining('attached to a Project')],
    ['read', 'http503html', 'away', 'HTTP 503'],
  ])('at %s by %s are kept as: %s', async (on, kind, why, said) => {
    const { visitor, fault, kept } = await site()
    const eve = visitor()
    await fault(kind, on)
    if (on === 'request-token') await eve.get(start)
    // What X will not say of an account is read later; its permission came.
    else expect((await signIn(eve, 'eve')).status).toBe(on === 'read' ? 303 : 502)
    expect(kept()).toMatchObject({ why, said })
  })

  test('at a later step stand until that step works', async () => {
    const { visitor, fault, kept, x } = await site()
    await fault('clientForbidden', 'read')
    await signIn(visitor(), 'eve')
    await visitor().get(start)
    expect(kept()).toMatchObject({ step: 'profile', n: 1 })
    await x.faults({})
    expect((await signIn(visitor(), 'ada')).status).toBe(303)
    expect(kept()).toBeNull()
  })

  test('of one visitor alone, by a made-up return or a suspended account, are no trouble of this site', async () => {
    const { visitor, fault, kept } = await site()
    const eve = visitor()
    const { location } = await eve.get(start)
    const token = new URL(location).searchParams.get('oauth_token') ?? ''
    expect((await eve.get(`/auth/x/callback?oauth_token=${token}&oauth_verifier=made-up`)).status).toBe(409)
    await fault('suspended', 'read')
    expect((await signIn(eve, 'eve')).status).toBe(502)
    expect(kept()).toBeNull()
  })

  test('fill no log: one line a minute for the same trouble', async () => {
    const { context, setTime } = await site()
    const lines: string[] = []
    const log = pino({ base: null }, { write: (line: string) => void lines.push(line) })
    const watch = signInWatch({ ...context, log })
    for (let n = 0; n < 500; n++) watch.refused('x', 'request', { why: 'callback', said: 'Callback URL not approved' })
    expect(lines.map(line => JSON.parse(line))).toMatchObject([
      { network: 'x', step: 'request', why: 'callback', said: 'Callback URL not approved' },
    ])
    setTime(context.now() + 60_000)
    watch.refused('x', 'request', { why: 'callback', said: 'Callback URL not approved' })
    watch.works('x', 'request')
    expect(lines).toHaveLength(3)
    expect(lines[2]).toContain('sign-ins get through again')
  })
})

describe('what X says is repeated', () => {
  const secret = 'sEcReTsEcReTsEcReT'
  test.each([
    [403, '{"errors":[{"code":415,"message":"Callback URL not approved"}]}', 'callback', 'Callback URL not approved'],
    [
      403,
      `<?xml version='1.0'?><errors><error code="417">Desktop applications only support 'oob'</error></errors>`,
      'callback',
      "Desktop applications only support 'oob'",
    ],
    [401, '<hash><error>Invalid / expired Token</error></hash>', 'keys', 'Invalid / expired Token'],
    [401, 'Failed to validate oauth signature and token', 'keys', 'Failed to validate oauth signature and token'],
    [403, '{"title":"Forbidden","detail":"Your monthly spend cap has been reached."}', 'credit', /spend cap/],
    [500, '<html><h1>Sorry</h1></html>', 'away', 'HTTP 500'],
    [200, 'oauth_token=abc&oauth_token_secret=', 'unclear', 'HTTP 200'],
    [403, `{"errors":[{"message":"no ${secret} ${'a1'.repeat(20)}\\n\\u202eend"}]}`, 'app', 'no … … end'],
    [403, JSON.stringify({ detail: 'very long '.repeat(500) }), 'app', /^.{1,200}$/],
  ])('in short and without secrets: %i %s', (status, body, why, said) => {
    const trouble = troubleOf(status, body, [secret])
    expect(trouble.why).toBe(why)
    expect(trouble.said).toMatch(said)
  })
})
