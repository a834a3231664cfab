import { eq } from 'drizzle-orm'
import { organizers, pledges, secondSteps } from '../../../../db/schema/index.ts'
import type { Context } from '../../../../src/context.ts'
import { renewPreview } from '../../../../src/domain/campaign/publication.ts'
import { storeStandIns } from '../../../../src/domain/launch/rehearsal/rehearsal.ts'
import { answerQuestion } from '../../../../src/domain/mail/consent/answer.ts'
import { storeQuestion } from '../../../../src/domain/mail/consent/ask.ts'
import { addClientKey } from '../../../../src/domain/operation/keys/client-keys.ts'
import { keepHashKeys } from '../../../../src/domain/operation/keys/keyring.ts'
import { keepApp } from '../../../../src/domain/operation/servers.ts'
import { askReset } from '../../../../src/domain/organizer/new-password.ts'
import { stepRow } from '../../../../src/domain/organizer/second-step/code.ts'
import { connectAccount } from '../../../../src/domain/pledge/account.ts'
import { askByHand } from '../../../../src/domain/pledge/by-hand/ask.ts'
import { changeByHand } from '../../../../src/domain/pledge/by-hand/change.ts'
import { pledge } from '../../../../src/domain/pledge/promise.ts'
import { SessionStore } from '../../../../src/http/session/session-store.ts'
import { hashToken, newSecretKey, secretBox } from '../../../../src/lib/secret-box.ts'
import { noon } from '../../../support/context.ts'
import { makeCampaign, makeLaunch, onX } from '../../../support/factories.ts'

const hour = 3_600_000
const then = noon - hour

/** Lets the product itself seal something in every way it knows. */
export function sealEverything(context: Pick<Context, 'db' | 'box'>, key: string) {
  const { db, box } = context
  const campaign = makeCampaign(db)
  makeLaunch(db, campaign.id)
  const profile = {
    remoteId: '17',
    host: 'x.test',
    handle: 'ada',
    name: 'Ada',
    followers: 1,
    profileUrl: 'https://x.test/ada',
  }
  const accountId = connectAccount(db, box, onX, profile, 'the grant of Ada', then)
  const promised = {
    campaignId: campaign.id,
    accountId,
    text: 'Hello',
    messageId: null,
    email: 'ada@example.org',
    rule: 'samples' as const,
  }
  const pledged = pledge(db, box, promised, then)
  if (pledged.kind !== 'pledged') throw new Error(pledged.kind)
  const mine = db.select().from(pledges).where(eq(pledges.accountId, accountId)).get()
  const reminder = remindBob(context, campaign.id)
  const rehearsal = makeLaunch(db, campaign.id, { kind: 'rehearsal', state: 'draft' })
  storeStandIns(db, box, rehearsal.id, [{ accountId, grant: 'a grant' }])
  new SessionStore({ db, box, now: () => then }).set('session-id', { cookie: { originalMaxAge: hour } } as never)
  if (mine) agree(context, mine)
  keepHashKeys(db, secretBox([key, newSecretKey()]), then)
  addClientKey(db, box, then)
  const place = { host: 'mastodon.test', callbackUrl: 'https://t.test/' }
  keepApp({ db, box, network: 'mastodon', now: () => then }, place, 'an app')
  return { campaign, accountId, receipt: pledged.receipt, preview: renewPreview(db, box, campaign.id), reminder }
}

/** To mail from the organization; and another address is asked for. */
function agree({ db, box }: Pick<Context, 'db' | 'box'>, mine: typeof pledges.$inferSelect): void {
  const asked = { email: 'ada@example.org', forPledge: false, words: 'Write to me.' }
  const { secret } = storeQuestion(db, box, mine.id, asked, then)
  answerQuestion(db, box, secret, true, then)
  storeQuestion(db, box, mine.id, { ...asked, forPledge: true, words: null }, then)
}

function remindBob({ db, box }: Pick<Context, 'db' | 'box'>, campaignId: number): string {
  db.insert(organizers)
    .values({ email: 'ada@example.org', name: 'Ada', role: 'owner', passwordHash: '-', createdAt: then })
    .run()
  askReset(db, box, 'ada@example.org', then)
  const secret = box.seal('a secret', stepRow(1))
  db.insert(secondSteps).values({ organizerId: 1, secret, since: then, usedStep: 0 }).run()
  askByHand(db, box, { campaignId, text: 'Hello', email: 'bob@example.org' }, then)
  const byHand = eq(pledges.by, 'hand')
  db.update(pledges).set({ state: 'confirmed', confirmedAt: then }).where(byHand).run()
  const asked = db.select().from(pledges).where(byHand).get()
  if (!asked) throw new Error('no reminder')
  const receipt = box.open(asked.receiptSealed, `receipt:${asked.receiptHash}`)
  changeByHand(db, box, receipt, { text: 'Hello', email: 'robert@example.org' }, then)
  return hashToken(receipt)
}
