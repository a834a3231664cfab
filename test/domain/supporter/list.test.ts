import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { grants, pledges } from '../../../db/schema/index.ts'
import { connectAccount } from '../../../src/domain/pledge/account.ts'
import { pledge } from '../../../src/domain/pledge/promise.ts'
import { removePledge } from '../../../src/domain/pledge/withdrawal.ts'
import { listSupporters, type SupporterFilter } from '../../../src/domain/supporter/list.ts'
import { sumSupporters } from '../../../src/domain/supporter/sums.ts'
import { newSecretKey, secretBox } from '../../../src/lib/secret-box.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import {
  type GivenPledge,
  makeAccount,
  makeCampaign,
  makeLaunch,
  makeMessage,
  makePledge,
} from '../../support/factories.ts'
import { makeManySupporters } from '../../support/many-supporters.ts'

const all: SupporterFilter = { state: 'active', network: null, words: null, reconnect: false, search: '', mail: true }
const first = { after: null, before: null }
const box = secretBox([newSecretKey()])

function crowd() {
  const db = testDb()
  const campaign = makeCampaign(db)
  makeLaunch(db, campaign.id)
  const sample = makeMessage(db, campaign.id)
  const join = (handle: string, name: string, more: GivenPledge = {}, network: 'x' | 'mastodon' = 'x') => {
    const profile = { remoteId: handle, host: 'h.test', handle, name, followers: 10, profileUrl: 'https://h.test/' }
    const accountId = connectAccount(db, box, { name: network, renewal: null }, profile, 'grant', noon)
    return { ...makePledge(db, campaign.id, accountId, more, box), accountId }
  }
  const emile = join('emile', 'Émile Zola', { email: 'Zola@Example.org' })
  const ada = join('ada_100%', 'Ada', { messageId: sample.id })
  const grace = join('grace@social.test', 'Grace', {}, 'mastodon')
  join('gone', 'Gone', { state: 'withdrawn', withdrawnAt: noon })
  const other = makeCampaign(db)
  makePledge(db, other.id, makeAccount(db, { handle: 'elsewhere' }).id)
  const handles = (filter: Partial<SupporterFilter>) =>
    listSupporters(db, box, campaign.id, { ...all, ...filter }, first, 50).rows.map(row => row.handle)
  return { db, campaign, emile, ada, grace, handles }
}

describe('the list of supporters', () => {
  test('finds by handle, name and mail address, in any case, with or without accents', () => {
    const { handles } = crowd()
    expect(handles({})).toEqual(['grace@social.test', 'ada_100%', 'emile'])
    expect(handles({ search: '@EMILE' })).toEqual(['emile'])
    expect(handles({ search: 'emile zo' })).toEqual(['emile'])
    expect(handles({ search: 'Émile' })).toEqual(['emile'])
    expect(handles({ search: ' zola@example.ORG' })).toEqual(['emile'])
    expect(handles({ search: '100%' })).toEqual(['ada_100%'])
    expect(handles({ search: '_%' })).toEqual([])
    expect(handles({ search: "'; drop table pledges" })).toEqual([])
  })

  test('does not find by mail address for who may not see them', () => {
    const { handles } = crowd()
    expect(handles({ search: 'zola@example.org', mail: false })).toEqual([])
  })

  test('finds accounts that were connected before their names were kept for searching', () => {
    const { db, campaign, handles } = crowd()
    makePledge(db, campaign.id, makeAccount(db, { handle: 'Old_One', name: 'Before' }).id)
    expect(handles({ search: 'old_one' })).toEqual(['Old_One'])
  })

  test('shows a network, a kind of words, a state, or who must connect again', () => {
    const { db, campaign, ada, handles } = crowd()
    expect(handles({ network: 'mastodon' })).toEqual(['grace@social.test'])
    expect(handles({ words: 'sample' })).toEqual(['ada_100%'])
    expect(handles({ words: 'own' })).toEqual(['grace@social.test', 'emile'])
    expect(handles({ state: 'withdrawn' })).toEqual(['gone'])
    db.update(grants).set({ state: 'reconnect' }).where(eq(grants.accountId, ada.accountId)).run()
    expect(handles({ reconnect: true })).toEqual(['ada_100%'])
    expect(sumSupporters(db, campaign.id)).toEqual({
      states: { active: 3, withdrawn: 1, removed: 0 },
      networks: { x: 2, bluesky: 0, mastodon: 1 },
      samples: 1,
      own: 2,
      reconnect: 1,
      waiting: 0,
      reachable: 1,
      reach: 30,
    })
  })

  test('is paged by key, forth and back, each once', () => {
    const db = testDb()
    const campaign = makeCampaign(db)
    makeManySupporters(db, campaign.id, 250, noon)
    const seen: number[] = []
    let page = listSupporters(db, box, campaign.id, all, first, 100)
    const start = page
    for (;;) {
      seen.push(...page.rows.map(row => row.id))
      if (!page.older) break
      page = listSupporters(db, box, campaign.id, all, { after: page.rows.at(-1)?.id ?? 0, before: null }, 100)
    }
    expect(seen).toHaveLength(225)
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
    const back = listSupporters(db, box, campaign.id, all, { after: null, before: seen[100] ?? 0 }, 100)
    expect(back.rows).toEqual(start.rows)
    expect(back).toMatchObject({ newer: false, older: true })
  })

  test('reads no more rows of pledges than it shows: its index answers the rest', () => {
    const { db } = crowd()
    const plan = (query: string) =>
      (db.$client.prepare(`explain query plan ${query}`).all() as { detail: string }[])
        .map(step => step.detail)
        .join('; ')
    expect(plan("select * from pledges where campaign_id = 1 and state = 'active' order by id desc limit 100")).toBe(
      'SEARCH pledges USING INDEX pledges_by_campaign (campaign_id=? AND state=?)',
    )
  })
})

describe('a removed pledge', () => {
  test('is withdrawn for good: nobody gives it again', () => {
    const { db, campaign, emile, handles } = crowd()
    expect(removePledge(db, emile.id, 'It insults somebody.', noon - 1)).toBe('removed')
    expect(removePledge(db, emile.id, 'Again', noon - 1)).toBe('too-late')
    expect(handles({ state: 'removed' })).toEqual(['emile'])
    expect(handles({ state: 'withdrawn' })).toEqual(['gone'])
    const again = {
      campaignId: campaign.id,
      accountId: emile.accountId,
      text: 'Nice now',
      messageId: null,
      email: null,
      rule: 'samples' as const,
    }
    expect(pledge(db, box, again, noon - 1)).toEqual({ kind: 'already', receipt: emile.receipt })
    expect(db.select().from(pledges).where(eq(pledges.id, emile.id)).get()).toMatchObject({
      state: 'withdrawn',
      removedReason: 'It insults somebody.',
      text: emile.text,
    })
  })

  test('cannot be made of one whose moment has come, or that was taken back', () => {
    const { db, campaign, ada } = crowd()
    const [gone] = db.select().from(pledges).where(eq(pledges.state, 'withdrawn')).all()
    expect(removePledge(db, gone?.id ?? 0, 'Too late', noon - 1)).toBe('too-late')
    makeMoment(db, campaign.id)
    expect(removePledge(db, ada.id, 'Too late', noon)).toBe('too-late')
  })
})

function makeMoment(db: ReturnType<typeof testDb>, campaignId: number): void {
  db.$client.prepare("update launches set state = 'firing' where campaign_id = ?").run(campaignId)
}
