import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Db } from '../../../db/open.ts'
import { mails, messages, organizers, pledges } from '../../../db/schema/index.ts'
import { cancelLaunch, moveLaunch } from '../../../src/domain/launch/change.ts'
import { haltNetwork, resumeLaunch } from '../../../src/domain/ledger/holds.ts'
import { addressHashes } from '../../../src/domain/mail/address.ts'
import { continueMailings } from '../../../src/domain/mail/mailing.ts'
import { findWayOut, unsubscribe } from '../../../src/domain/mail/unsubscribe.ts'
import { newSecretKey, type SealedText, secretBox } from '../../../src/lib/secret-box.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage, makePledge } from '../../support/factories.ts'
import { makeLedger } from '../../support/ledger.ts'

const minute = 60_000
const hour = 3_600_000
const day = 24 * hour
const dayBefore = noon - day

function setting(emails: readonly (string | null)[] = ['ann@example.org', null, 'bob@example.org']) {
  const db = testDb()
  const box = secretBox([newSecretKey()])
  const campaign = makeCampaign(db)
  const launch = makeLaunch(db, campaign.id)
  for (const email of emails) makePledge(db, campaign.id, makeAccount(db).id, { email }, box)
  /** Mails as they lie in the outbox after all that is due was written, opened. */
  const outbox = (now: number) => {
    while (continueMailings(db, box, now));
    const rows = db.select().from(mails).orderBy(asc(mails.id)).all()
    return rows.flatMap(({ letter, key, kind, state }) =>
      letter === null ? [] : [{ kind, key, state, ...(JSON.parse(box.open(letter, `mail:${key}`)) as Letter) }],
    )
  }
  return { db, box, campaign, launch, outbox }
}
const written = (db: Db) => db.select().from(mails).all().length
type Letter = { to: string; wayOut: string; data: Record<string, unknown> }

describe('supporters who gave an address', () => {
  test('are told of another moment once, two minutes after it was set', () => {
    const { db, launch, campaign, outbox } = setting()
    expect(moveLaunch(db, launch.id, noon + day, dayBefore)).toBe('moved')
    expect(outbox(dayBefore + 2 * minute - 1)).toEqual([])
    const told = outbox(dayBefore + 2 * minute)
    expect(told.map(mail => [mail.kind, mail.to])).toEqual([
      ['moved', 'ann@example.org'],
      ['moved', 'bob@example.org'],
    ])
    expect(told[0]?.data).toEqual({
      campaign: campaign.title,
      timeZone: 'America/New_York',
      launchAt: noon + day,
      before: noon,
      path: expect.stringMatching(/^\/p\/.{32}$/),
    })
    expect(outbox(dayBefore + hour)).toHaveLength(2)
  })

  test('hear only of the last of several moves in a row, and of none that was taken back', () => {
    const { db, launch, outbox } = setting(['ann@example.org'])
    moveLaunch(db, launch.id, noon + day, dayBefore)
    moveLaunch(db, launch.id, noon + 2 * day, dayBefore + minute)
    const told = outbox(dayBefore + 3 * minute)
    expect(told.map(mail => mail.data)).toMatchObject([{ launchAt: noon + 2 * day, before: noon }])
    moveLaunch(db, launch.id, noon + 3 * day, dayBefore + hour)
    moveLaunch(db, launch.id, noon + 2 * day, dayBefore + hour + 1)
    expect(outbox(dayBefore + 2 * hour)).toHaveLength(1)
  })

  test('are told at once of a cancellation, and not of the move before it', () => {
    const { db, launch, outbox } = setting(['ann@example.org'])
    moveLaunch(db, launch.id, noon + day, dayBefore)
    cancelLaunch(db, launch.id, dayBefore + minute)
    expect(outbox(dayBefore + minute).map(mail => mail.kind)).toEqual(['cancelled'])
    expect(outbox(dayBefore + hour)).toHaveLength(1)
  })

  test('hear nothing after they have withdrawn, or left the list', () => {
    const { db, box, launch, outbox } = setting(['ann@example.org', 'bob@example.org', 'eve@example.org'])
    moveLaunch(db, launch.id, noon + day, dayBefore)
    const [ann] = outbox(dayBefore + hour)
    const wayOut = findWayOut(db, ann?.wayOut ?? '')
    if (wayOut) unsubscribe(db, box, wayOut, dayBefore + hour)
    db.update(pledges)
      .set({ state: 'withdrawn' })
      .where(eq(pledges.addressHash, addressHashes(box, 'bob@example.org')[0] ?? ''))
      .run()
    moveLaunch(db, launch.id, noon + 2 * day, dayBefore + 2 * hour)
    const told = outbox(dayBefore + 3 * hour).filter(mail => mail.data.launchAt === noon + 2 * day)
    expect(told.map(mail => mail.to)).toEqual(['eve@example.org'])
  })

  test('are told although the link of one of them cannot be opened any more', () => {
    const { db, box, launch, outbox } = setting(['ann@example.org', 'bob@example.org'])
    db.update(pledges)
      .set({ receiptSealed: 'of another key' as SealedText })
      .where(eq(pledges.addressHash, addressHashes(box, 'ann@example.org')[0] ?? ''))
      .run()
    cancelLaunch(db, launch.id, dayBefore)
    expect(outbox(dayBefore).map(mail => mail.to)).toEqual(['bob@example.org'])
  })

  test('are written to little by little, each once, whatever ends in between', () => {
    const many = Array.from({ length: 250 }, (_, n) => `p${n}@example.org`)
    const { db, box, launch, outbox } = setting(many)
    cancelLaunch(db, launch.id, dayBefore)
    expect(continueMailings(db, box, dayBefore)).toBe(true)
    expect(written(db)).toBeLessThan(250)
    expect(new Set(outbox(dayBefore).map(mail => mail.to)).size).toBe(250)
    expect(written(db)).toBe(250)
  })
})

test('nobody is told of a draft, or of a rehearsal', () => {
  const { db, campaign, outbox } = setting()
  const rehearsal = makeLaunch(db, campaign.id, { kind: 'rehearsal' })
  const draft = makeLaunch(db, makeCampaign(db, { state: 'draft' }).id)
  for (const launch of [rehearsal, draft]) {
    moveLaunch(db, launch.id, noon + day, dayBefore)
    cancelLaunch(db, launch.id, dayBefore + hour)
  }
  expect(outbox(dayBefore + day)).toEqual([])
})

test('owners and editors are told of a halt, once each time, with its reason', () => {
  const { db, outbox } = setting()
  for (const role of ['owner', 'editor', 'viewer'] as const)
    db.insert(organizers)
      .values({ email: `${role}@example.org`, name: role, role, passwordHash: 'none', createdAt: noon })
      .run()
  const { id } = makeLaunch(db, makeCampaign(db).id, { state: 'firing', armedAt: noon - minute })
  expect(haltNetwork(db, id, 'x', { reason: 'out-of-credit' }, noon)).toBe(true)
  expect(haltNetwork(db, id, 'x', { reason: 'app-suspended' }, noon)).toBe(false)
  const told = outbox(noon)
  expect(told.map(mail => [mail.to, mail.data.reason])).toEqual([
    ['owner@example.org', 'out-of-credit'],
    ['editor@example.org', 'out-of-credit'],
  ])
  expect(told[0]?.wayOut).toBe(null)
  resumeLaunch(db, id, noon + minute)
  haltNetwork(db, id, 'x', { reason: 'out-of-credit' }, noon + 2 * minute)
  expect(outbox(noon + 2 * minute).filter(mail => mail.state === 'queued')).toHaveLength(2)
  expect(written(db)).toBe(4)
})

test('a halt of one network is told beside one of another, with its name and whether others go on', () => {
  const { db, outbox } = setting()
  db.insert(organizers)
    .values({ email: 'owner@example.org', name: 'Owner', role: 'owner', passwordHash: 'none', createdAt: noon })
    .run()
  const launch = makeLaunch(db, makeCampaign(db).id, { state: 'firing', armedAt: noon - minute })
  makeLedger(db, launch, [{ state: 'pending' }, { state: 'queued', network: 'bluesky' }])
  haltNetwork(db, launch.id, 'x', { reason: 'out-of-credit' }, noon)
  haltNetwork(db, launch.id, 'bluesky', { reason: 'no-answer' }, noon + 1)
  expect(outbox(noon + 2).map(({ state, data }) => [state, data.network, data.reason, data.goesOn])).toEqual([
    ['queued', 'x', 'out-of-credit', true],
    ['queued', 'bluesky', 'no-answer', false],
  ])
})

test('a changed sample changes no text that was pledged', () => {
  const { db, box, campaign } = setting([])
  const sample = makeMessage(db, campaign.id, 'As it was')
  const pledged = makePledge(db, campaign.id, makeAccount(db).id, { text: 'As it was', messageId: sample.id }, box)
  const text = () => db.select().from(pledges).where(eq(pledges.id, pledged.id)).get()?.text
  db.update(messages).set({ text: 'As it is' }).where(eq(messages.id, sample.id)).run()
  expect(text()).toBe('As it was')
  db.delete(messages).where(eq(messages.id, sample.id)).run()
  expect(text()).toBe('As it was')
})
