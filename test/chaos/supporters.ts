import { campaigns, launches } from '../../db/schema/index.ts'
import type { Context } from '../../src/context.ts'
import { connectAccount } from '../../src/domain/pledge/account.ts'
import { findPledge } from '../../src/domain/pledge/pledge.ts'
import { pledge } from '../../src/domain/pledge/promise.ts'
import type { SandboxNetwork } from '../../src/sandbox/network.ts'
import type { Random } from '../model/random.ts'
import type { Person } from './sandbox.ts'

/** A person with a pledge, and what they were told about it. */
export type Supporter = {
  readonly network: SandboxNetwork
  readonly host: string
  readonly handle: string
  readonly accountId: number
  readonly pledgeId: number
  readonly receipt: string
  /** The last text that was confirmed to them. */
  text: string
  /** They were told that it is withdrawn. */
  withdrawn: boolean
}

export type CampaignIds = { readonly campaignId: number; readonly launchId: number }

const farMs = 3_600_000

/** A published campaign whose launch is far ahead, until it is moved. */
export function makeCampaign({ db, now }: Context, retryWindowMs: number): CampaignIds {
  const campaign = db
    .insert(campaigns)
    .values({
      slug: 'chaos',
      state: 'published',
      title: 'Under fire',
      summary: 'A launch during which processes fail.',
      story: 'A launch during which processes fail.',
      organization: 'An organization',
      goal: 1,
      timeZone: 'UTC',
      createdAt: now(),
    })
    .returning()
    .get()
  const row = { campaignId: campaign.id, kind: 'real' as const, state: 'open' as const, retryWindowMs }
  const launch = db
    .insert(launches)
    .values({ ...row, launchAt: now() + farMs })
    .returning()
    .get()
  return { campaignId: campaign.id, launchId: launch.id }
}

/** Connects people and lets them pledge; who comes too late is left out. */
export function join(context: Context, campaign: CampaignIds, people: readonly Person[], rnd: Random): Supporter[] {
  const { db, now } = context
  return db.transaction(() =>
    people.flatMap(person => {
      const accountId = connect(context, person)
      const text = words(rnd)
      const promised = {
        campaignId: campaign.campaignId,
        accountId,
        text,
        messageId: null,
        email: null,
        rule: 'samples' as const,
      }
      const result = pledge(db, context.box, promised, now())
      const made = findPledge(db, campaign.campaignId, accountId)
      if (result.kind !== 'pledged' || !made) return []
      const { network, host, handle } = person
      return [{ network, host, handle, accountId, pledgeId: made.id, receipt: result.receipt, text, withdrawn: false }]
    }),
  )
}

function connect({ db, box, networks, now }: Context, person: Person): number {
  const network = networks.get(person.network)
  if (!network) throw new Error(`${person.network} is not on`)
  const profile = { ...person, remoteId: person.id, followers: 0 }
  return connectAccount(db, box, network, profile, JSON.stringify(person.grant), now())
}

const beginnings = [
  'Now or never',
  'Höchste Zeit',
  'Fish & <chips>',
  'e\u0301te\u0301 comme été',
  '声を上げよう',
  'We 👩‍👩‍👧 stand',
]
const ends = ['#CDA230', 'https://example.org/act?a=1&b=2', 'line one\nline two', 'thank  you', '—“now”', '']

/** Words that are easily bent on their way. */
export const words = (rnd: Random) =>
  `${rnd.pick(beginnings)}, for the ${rnd.between(2, 99_999)}th time: ${rnd.pick(ends)}`.trim()

/** As its supporter does, with the form of the receipt. */
export async function withdrawOnPage(url: string, receipt: string): Promise<number | 'no answer'> {
  try {
    const signal = AbortSignal.timeout(5_000)
    const answer = await fetch(`${url}/p/${receipt}/withdrawal`, { method: 'POST', redirect: 'manual', signal })
    return answer.status
  } catch {
    return 'no answer'
  }
}
