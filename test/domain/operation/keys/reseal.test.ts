import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { grants, mailStops, pledges } from '../../../../db/schema/index.ts'
import { findAnyCampaign } from '../../../../src/domain/campaign/all-campaigns.ts'
import { previewToken } from '../../../../src/domain/campaign/publication.ts'
import { addressHashes } from '../../../../src/domain/mail/address.ts'
import { enqueueMail } from '../../../../src/domain/mail/enqueue.ts'
import { addressOfPledge } from '../../../../src/domain/mail/pledge-address.ts'
import { keepHashKeys, openBox } from '../../../../src/domain/operation/keys/keyring.ts'
import { missingKeys } from '../../../../src/domain/operation/keys/missing.ts'
import { countSealed, resealAll, resealSome } from '../../../../src/domain/operation/keys/reseal.ts'
import { sealedPlaces } from '../../../../src/domain/operation/keys/sealed-columns.ts'
import { connectAccount } from '../../../../src/domain/pledge/account.ts'
import { erasedIds } from '../../../../src/domain/pledge/erasing/account.ts'
import { findPledge, receiptOf, receiptPath } from '../../../../src/domain/pledge/pledge.ts'
import { keyIdOf, newSecretKey, type SealedText, secretBox } from '../../../../src/lib/secret-box.ts'
import { noon, testContext } from '../../../support/context.ts'
import { testDb } from '../../../support/db.ts'
import { makeAccount, makeCampaign, onX } from '../../../support/factories.ts'
import { sealEverything } from './everything-sealed.ts'

const [oldKey, newKey] = [newSecretKey(), newSecretKey()]
const [oldId, newId] = [keyIdOf(oldKey), keyIdOf(newKey)]
const both = secretBox([newKey, oldKey])

function setting() {
  const context = testContext({ env: { SECRET_KEY: oldKey } })
  const made = sealEverything(context, oldKey)
  const all = (limit = 1_000) => {
    for (const place of sealedPlaces)
      for (let after: number | null = 0; after !== null; )
        after = resealSome(context.db, both, place, after, limit).next
  }
  return { ...context, ...made, all }
}

test('what one key sealed is sealed with the next, opens with that alone, and says the same', () => {
  const { db, all, campaign, accountId, receipt, preview } = setting()
  const before = countSealed(db).get(oldId) ?? 0
  expect(before).toBeGreaterThanOrEqual(sealedPlaces.length)
  all(1)
  expect(countSealed(db)).toEqual(new Map([[newId, before]]))
  const alone = secretBox([newKey])
  const mine = findPledge(db, campaign.id, accountId)
  expect(mine && receiptOf(alone, mine)).toBe(receipt)
  const own = findAnyCampaign(db, campaign.slug)
  expect(own && previewToken(db, alone, own)).toBe(preview)
  const [grant] = db.select().from(grants).all()
  expect(grant && alone.open(grant.sealed, `grant:${accountId}`)).toBe('the grant of Ada')
})

test('a second time there is nothing to do', async () => {
  const { db, all } = setting()
  all()
  expect(await resealAll(db, both, () => {})).toEqual({ resealed: 0, shut: 0 })
  const rows = () => db.select().from(grants).all()
  const before = rows()
  all()
  expect(rows()).toEqual(before)
})

test('what does not open with any key at hand is left as it is, and needs none of them', () => {
  const { db } = setting()
  const damaged = `${oldId}.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAA` as SealedText
  db.update(grants).set({ sealed: damaged }).run()
  const [permissions] = sealedPlaces
  expect(permissions && resealSome(db, both, permissions, 0, 10)).toEqual({ resealed: 0, shut: 1, next: null })
  expect(db.select().from(grants).get()?.sealed).toBe(damaged)
})

test('what a process seals with the old key meanwhile is sealed anew too; of one that goes on with it, it is said', async () => {
  const { db } = setting()
  const old = secretBox([oldKey])
  let late = 1
  const sealLate = () => {
    if (late-- > 0) makeAccount(db, {}, { box: old })
  }
  expect(await resealAll(db, both, sealLate)).toMatchObject({ shut: 0 })
  expect([...countSealed(db).keys()]).toEqual([newId])
  late = 1_000
  sealLate()
  expect(await resealAll(db, both, sealLate)).toBeNull()
})

test('who left a list stays off it, and who was erased is known again, after the old key is gone', () => {
  const { db, box, all } = setting()
  const campaign = makeCampaign(db)
  const [hash = ''] = addressHashes(box, 'eve@example.org')
  db.insert(mailStops).values({ campaignId: campaign.id, addressHash: hash, stoppedAt: noon }).run()
  const [erased = ''] = erasedIds(box, 'x', '4711')
  const account = makeAccount(db, { remoteId: erased })
  keepHashKeys(db, both, noon)
  all()
  const alone = openBox(db, [newKey])
  const data = { campaign: 'C', path: '/p/x', launchAt: noon, before: noon, timeZone: 'UTC' }
  const mail = { kind: 'moved', key: 'moved:1', to: 'Eve@example.org', campaignId: campaign.id, data } as never
  expect(enqueueMail(db, alone, mail, noon)).toBe('stopped')
  const profile = {
    remoteId: '4711',
    host: 'h',
    handle: 'eve',
    name: '',
    followers: 0,
    profileUrl: 'https://x.test/eve',
  }
  expect(connectAccount(db, alone, onX, profile, 'grant', noon)).toBe(account.id)
  expect(secretBox([newKey]).derive('mail-address')).not.toContain(hash)
})

test('a reminder opens and is mailed to the same address', () => {
  const { db, all, reminder } = setting()
  all()
  const alone = secretBox([newKey])
  const found = db.select().from(pledges).where(eq(pledges.receiptHash, reminder)).get()
  expect(found && addressOfPledge(alone, found)).toBe('bob@example.org')
  expect(found && receiptPath(alone, found)).toMatch(/^\/p\/.{30}/)
})

test('a key that is missing is named, and whether any other is of this installation', () => {
  const { db, all } = setting()
  expect(missingKeys(db, [newId, oldId])).toBeNull()
  expect(missingKeys(db, [newId])).toMatchObject({ areAll: true, why: expect.stringContaining(oldId) })
  all()
  makeAccount(db, {}, { box: secretBox([oldKey]) })
  expect(missingKeys(db, [newId])).toMatchObject({
    areAll: false,
    why: expect.stringContaining(`${oldId} (which sealed 1 of what is stored)`),
  })
  expect(missingKeys(testDb(), [newId])).toBeNull()
})
