import { eq } from 'drizzle-orm'
import twitter from 'twitter-text'
import { describe, expect, test } from 'vitest'
import { type Demo, isDemoSeeded, reviveDemo, seedDemo } from '../../db/demo.ts'
import { demoMessages, demoSlug } from '../../db/demo-story.ts'
import { accounts, grants } from '../../db/schema/accounts.ts'
import { campaigns, messages } from '../../db/schema/campaigns.ts'
import { launches } from '../../db/schema/launches.ts'
import { pledges } from '../../db/schema/pledges.ts'
import { readOrganization } from '../../src/domain/organizer/organization.ts'
import { digests } from '../../src/domain/pledge/digests.ts'
import { newSecretKey, secretBox } from '../../src/lib/secret-box.ts'
import { testDb } from '../support/db.ts'
import { makeOrganization } from '../support/factories.ts'

// 21:00 in New York on September 6, and already the 7th in London.
const now = Date.UTC(2026, 8, 7, 1)
const launchAt = now + 90_000

function demo(count = 250, given: Partial<Demo> = {}): Demo & { box: ReturnType<typeof secretBox> } {
  const box = secretBox([newSecretKey()])
  const supporters = Array.from({ length: count }, (_, n) => ({
    network: n % 5 < 3 ? ('x' as const) : ('bluesky' as const),
    id: String(5_000 + n),
    host: '127.0.0.1:4000',
    handle: `person${n}`,
    name: `Person ${n}`,
    followers: n,
    profileUrl: `http://127.0.0.1:4000/person${n}`,
    grant: `grant of ${n}`,
  }))
  const linkOf = (network: string, _: number, messageId: number | null) =>
    `http://localhost:3000/s/1-${network[0]}${messageId ?? 0}`
  return {
    db: testDb(),
    box,
    seal: box.seal,
    digestOf: digests(box).ofPledge,
    supporters,
    launchAt,
    now,
    linkOf,
    ...given,
  }
}

describe('the demo campaign', () => {
  test('has its launch at the given moment, its lobbying day the next weekday in its own time zone, and a goal within reach', () => {
    const one = demo()
    seedDemo(one)
    expect(one.db.select().from(launches).all()).toMatchObject([{ state: 'open', kind: 'real', launchAt }])
    expect(one.db.select().from(campaigns).all()).toMatchObject([
      { slug: demoSlug, state: 'published', goal: 200, lobbyingDays: ['2026-09-07'] },
    ])
  })

  test('is run by an organization that is plainly simulated, where nobody has said who runs the site', () => {
    const [unsaid, said] = [demo(), demo()]
    makeOrganization(said.db, { name: 'Pro Aare' })
    seedDemo(unsaid)
    seedDemo(said)
    expect(readOrganization(unsaid.db)?.name).toContain('simulated')
    expect(readOrganization(unsaid.db)?.contact).toMatch(/@example[.]org$/)
    expect(readOrganization(said.db)?.name).toBe('Pro Aare')
  })

  test('gives every supporter a sealed permission and one pledge', () => {
    const one = demo(30)
    seedDemo(one)
    const rows = one.db.select().from(accounts).innerJoin(grants, eq(grants.accountId, accounts.id)).all()
    expect(rows).toHaveLength(30)
    for (const { accounts: account, grants: grant } of rows) {
      const n = Number(account.remoteId) - 5_000
      expect(one.box.open(grant.sealed, `grant:${account.id}`)).toBe(`grant of ${n}`)
      expect(account.profileUrl).toBe(`http://127.0.0.1:4000/person${n}`)
      expect([account.network, account.host]).toEqual([n % 5 < 3 ? 'x' : 'bluesky', '127.0.0.1:4000'])
    }
    expect(one.db.select().from(pledges).all()).toHaveLength(30)
  })

  test('spreads the samples evenly, with words of their own from one supporter in five', () => {
    const one = demo()
    seedDemo(one)
    const all = one.db.select().from(pledges).all()
    expect(all.filter(pledge => pledge.messageId === null)).toHaveLength(50)
    const perSample = one.db
      .select()
      .from(messages)
      .all()
      .map(message => all.filter(pledge => pledge.messageId === message.id).length)
    expect(Math.max(...perSample) - Math.min(...perSample)).toBeLessThanOrEqual(1)
  })

  test('says nothing that X would not take: 280 at most, nobody mentioned', () => {
    const one = demo(500)
    seedDemo(one)
    const texts = [
      ...demoMessages,
      ...one.db
        .select()
        .from(pledges)
        .all()
        .map(pledge => pledge.text),
    ]
    for (const text of texts) {
      expect(twitter.parseTweet(text)).toMatchObject({ valid: true })
      expect(text).toContain('#CDA230')
      expect(twitter.extractMentions(text)).toEqual([])
    }
  })

  test('ends every post with the link that says on which network it was and which sample', () => {
    const one = demo(10)
    seedDemo(one)
    const all = one.db.select().from(pledges).innerJoin(accounts, eq(accounts.id, pledges.accountId)).all()
    for (const { pledges: pledge, accounts: account } of all)
      expect(pledge.text).toMatch(` http://localhost:3000/s/1-${account.network[0]}${pledge.messageId ?? 0}`)
  })

  test('says nothing that is too long for Bluesky, where a link counts as long as it is', () => {
    const linkOf = () => 'https://thunderclap.an-organization.example/s/1-b6'
    const one = demo(500, { linkOf })
    seedDemo(one)
    for (const { text } of one.db.select().from(pledges).all()) expect(text.length).toBeLessThanOrEqual(300)
  })

  test('is made once', () => {
    const one = demo(20)
    expect(isDemoSeeded(one.db)).toBe(false)
    seedDemo(one)
    seedDemo({ ...one, launchAt: launchAt + 1 })
    expect(isDemoSeeded(one.db)).toBe(true)
    expect(one.db.select().from(pledges).all()).toHaveLength(20)
    expect(one.db.select().from(launches).all()).toMatchObject([{ launchAt }])
  })

  test('is made for 10,000 supporters, too', () => {
    const one = demo(10_000)
    seedDemo(one)
    expect(one.db.select().from(pledges).all()).toHaveLength(10_000)
  })

  test('gets another moment when it was stopped before its launch, and keeps the one that is still to come', () => {
    const one = demo(3)
    seedDemo(one)
    expect(reviveDemo(one.db, launchAt + 5_000, launchAt - 1)).toBe('as-it-was')
    const later = launchAt + 86_400_000
    expect(reviveDemo(one.db, later + 90_000, later)).toBe('moved')
    expect(one.db.select().from(launches).all()).toMatchObject([{ state: 'open', launchAt: later + 90_000 }])
    expect(one.db.select().from(campaigns).all()).toMatchObject([{ lobbyingDays: ['2026-09-07'] }])
  })

  test('does not launch a second time', () => {
    const one = demo(3)
    seedDemo(one)
    one.db
      .update(launches)
      .set({ state: 'finished', armedAt: launchAt - 60_000 })
      .run()
    expect(reviveDemo(one.db, launchAt + 200_000, launchAt + 100_000)).toBe('as-it-was')
    expect(one.db.select().from(launches).all()).toMatchObject([{ state: 'finished', launchAt }])
  })
})
