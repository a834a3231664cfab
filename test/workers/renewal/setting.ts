import { eq } from 'drizzle-orm'
import { grants } from '../../../db/schema/index.ts'
import { connectAccount } from '../../../src/domain/pledge/account.ts'
import type { Renewal } from '../../../src/networks/renewal.ts'
import { startRenewing } from '../../../workers/renew-grants.ts'
import { noon, testContext } from '../../support/context.ts'
import { makeCampaign, makeLaunch, makePledge } from '../../support/factories.ts'
import { grantOf, networksWith, read, renewal } from './renewal.ts'
import { tokenServer } from './token-server.ts'

export const minute = 60_000
export const day = 86_400_000

/** Accounts on a server whose grants are exchanged, pledged to a launch at noon. The clock is the test's. */
export async function setting({ people = 1, perSecond = 1_000, more = {} as Partial<Renewal> } = {}) {
  let time = noon - 30 * day
  const now = () => time
  const server = await tokenServer(now)
  const bare = testContext({ now })
  const context = { ...bare, networks: networksWith(bare.networks, { ...renewal(perSecond), ...more }) }
  const { db, box } = context
  const campaign = makeCampaign(db)
  const launch = makeLaunch(db, campaign.id)
  const x = context.networks.get('x')
  if (!x) throw new Error('no network')
  const connect = (subject: string) => {
    const profile = { remoteId: subject, host: 'h.test', handle: subject, name: subject, followers: 1, profileUrl: '' }
    return connectAccount(db, box, x, profile, grantOf(server.url, server.give(subject)), time)
  }
  const join = (subject: string, email: string | null = null, campaignId = campaign.id) => {
    const accountId = connect(subject)
    return makePledge(db, campaignId, accountId, { email, confirmedAt: time }, box)
  }
  const pledged = Array.from({ length: people }, (_, n) => join(`person${n}`))
  const grant = (id: number) => {
    const row = db.select().from(grants).where(eq(grants.accountId, id)).get()
    if (!row) throw new Error('no grant')
    return row
  }
  return {
    server,
    context,
    now,
    db,
    box,
    campaign,
    launch,
    pledged,
    ids: pledged.map(one => one.accountId),
    connect,
    join,
    grant,
    /** What is kept of a grant, opened. */
    tokens: (id: number) => read(box.open(grant(id).sealed, `grant:${id}`)),
    at: (ms: number) => {
      time = ms
    },
    /** Rounds of a director, until nothing is due. */
    renew: async (end = new AbortController().signal) => {
      const renewing = startRenewing(context, end)
      while (await renewing.round()) await renewing.done()
      await renewing.done()
    },
  }
}
