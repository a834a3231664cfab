import type { Db } from '../../db/open.ts'
import {
  accounts,
  campaigns,
  deliveries,
  grants,
  holds,
  launches,
  messages,
  organization,
  pledges,
} from '../../db/schema/index.ts'
import { addressOfPledge, sealAddress } from '../../src/domain/mail/pledge-address.ts'
import { digests } from '../../src/domain/pledge/digests.ts'
import { hashToken, newToken, type SealedText, type SecretBox, secretBox } from '../../src/lib/secret-box.ts'
import { noon } from './context.ts'

let made = 0
/** Different in every row, so that unique columns never clash within a test. */
const next = () => ++made

/** For whoever looks at digests and seals nothing. */
export const testBox = secretBox([Buffer.alloc(32, 7).toString('base64url')])
export const testDigests = digests(testBox)

/** What connecting an account has to know of X. */
export const onX = { name: 'x', renewal: null } as const

export type Campaign = typeof campaigns.$inferSelect
export type Account = typeof accounts.$inferSelect
export type Pledge = typeof pledges.$inferSelect
export type Launch = typeof launches.$inferSelect

export function makeCampaign(db: Db, given: Partial<typeof campaigns.$inferInsert> = {}): Campaign {
  const n = next()
  const row = {
    slug: `campaign-${n}`,
    state: 'published' as const,
    title: `Campaign ${n}`,
    summary: 'One sentence about it.',
    story: 'A paragraph of its story.',
    organization: 'An organization',
    contact: 'hello@example.org',
    goal: 100,
    timeZone: 'America/New_York',
    createdAt: noon - 86_400_000,
    ...given,
  }
  return db.insert(campaigns).values(row).returning().get()
}

/** Who runs the installation; there is one. */
export const makeOrganization = (db: Db, given: Partial<typeof organization.$inferInsert> = {}) =>
  db
    .insert(organization)
    .values({
      id: 1,
      name: 'An organization',
      contact: 'hello@example.org',
      timeZone: 'Europe/Zurich',
      lang: 'en',
      savedAt: noon - 86_400_000,
      ...given,
    })
    .onConflictDoUpdate({ target: organization.id, set: { name: 'An organization', ...given } })
    .run()

export function makeMessage(db: Db, campaignId: number, text = `Sample message ${next()}`, position = next()) {
  return db.insert(messages).values({ campaignId, position, text }).returning().get()
}

export function makeLaunch(db: Db, campaignId: number, given: Partial<typeof launches.$inferInsert> = {}): Launch {
  const row = { campaignId, kind: 'real' as const, state: 'open' as const, launchAt: noon, ...given }
  return db.insert(launches).values(row).returning().get()
}

/** Halts a network of a launch (X unless `given` says otherwise), in its row alone. */
export const makeHold = (db: Db, launchId: number, given: Partial<typeof holds.$inferInsert> = {}) =>
  db
    .insert(holds)
    .values({
      launchId,
      network: 'x',
      ...('pausedAt' in given ? {} : { haltedAt: noon, reason: 'out-of-credit' }),
      ...given,
    })
    .run()

/** An account on X (unless `given` says otherwise) with a live grant, sealed for its row when a box is given. */
export function makeAccount(
  db: Db,
  given: Partial<typeof accounts.$inferInsert> = {},
  grant: { box?: SecretBox; text?: string } = {},
): Account {
  const n = next()
  const row = {
    network: 'x' as const,
    remoteId: String(1_000_000 + n),
    host: 'api.x.test',
    handle: `person${n}`,
    name: `Person ${n}`,
    followers: 10 * n,
    profileUrl: `https://x.test/person${n}`,
    createdAt: noon - 3_600_000,
    seenAt: noon - 3_600_000,
    ...given,
  }
  const account = db.insert(accounts).values(row).returning().get()
  const text = grant.text ?? JSON.stringify({ token: `token-${n}`, secret: `secret-${n}` })
  const sealed = grant.box?.seal(text, `grant:${account.id}`) ?? unreadableReceipt
  db.insert(grants).values({ accountId: account.id, state: 'live', sealed, grantedAt: row.createdAt }).run()
  return account
}

/** `receipt` is the secret of its page. */
export type GivenPledge = Partial<typeof pledges.$inferInsert> & { readonly email?: string | null }

const unreadable = (email: string | null) =>
  email === null ? {} : { addressSealed: 'sealed by nobody' as SealedText, addressHash: email }

export function makePledgeByHand(db: Db, campaignId: number, state: 'asked' | 'confirmed' | 'withdrawn' = 'confirmed') {
  const receiptHash = hashToken(newToken())
  const row = { by: 'hand', text: 'By hand', confirmedAt: noon - 3_600_000, receiptSealed: unreadableReceipt } as const
  const withdrawnAt = state === 'withdrawn' ? noon : null
  return db
    .insert(pledges)
    .values({ ...row, campaignId, receiptHash, state, withdrawnAt })
    .returning()
    .get()
}

const unreadableReceipt = 'sealed by nobody' as SealedText

export function makePledge(
  db: Db,
  campaignId: number,
  accountId: number,
  { email = null, ...given }: GivenPledge = {},
  box?: SecretBox,
): AccountPledge & { readonly receipt: string } {
  const receipt = newToken()
  const receiptHash = hashToken(receipt)
  const row = {
    campaignId,
    accountId,
    text: `In my own words, number ${next()}`,
    receiptHash,
    receiptSealed: box?.seal(receipt, `receipt:${receiptHash}`) ?? ('sealed by nobody' as SealedText),
    confirmedAt: noon - 3_600_000,
    ...(box ? sealAddress(box, { campaignId, accountId, receiptHash }, email) : unreadable(email)),
    ...given,
  }
  const confirmed = { ...row, atLeast: row.atLeast ?? null }
  const digest = digests(box ?? testBox).ofPledge(confirmed)
  return {
    ...db
      .insert(pledges)
      .values({ digest, ...row })
      .returning()
      .get(),
    accountId,
    receipt,
  }
}

type AccountPledge = Pledge & { readonly accountId: number }

/** The post of a pledge on its way; on X, and due at once, unless `given` says otherwise. */
export function makeDelivery(
  db: Db,
  launchId: number,
  { id: pledgeId, accountId, text }: AccountPledge,
  given: Partial<typeof deliveries.$inferInsert> = {},
) {
  const frozen = JSON.stringify({ body: JSON.stringify({ text }), key: null, marker: text })
  const row = { launchId, pledgeId, accountId, text, frozen, network: 'x' as const, host: 'api.x.test', dueAt: noon }
  const made = { ...row, state: 'pending' as const, momentAt: noon, ...given }
  return db
    .insert(deliveries)
    .values({ digest: testDigests.ofDelivery(made), ...made })
    .returning()
    .get()
}

/** Every pledge, with the address its supporter left. */
export const pledgesWithAddress = (db: Db, box: SecretBox) =>
  db
    .select()
    .from(pledges)
    .all()
    .map(one => ({ ...one, email: addressOfPledge(box, one) }))
