import { launches } from '../../../../db/schema/index.ts'
import { hearSenders } from '../../../../src/domain/ledger/senders.ts'
import { noon } from '../../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'
import { burst, makeLedger } from '../../../support/ledger.ts'
import { organizersSide } from '../../organizer/side.ts'

const env = { X_API_KEY: 'key', X_API_SECRET: 'secret', BLUESKY: 'on' }

/** Promised: three on X, and on so many servers of Bluesky two each. */
export async function ahead(servers = 2) {
  const side = await organizersSide(env)
  const { db } = side
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend it' })
  const launch = makeLaunch(db, campaign.id)
  const join = (given: Parameters<typeof makeAccount>[1]) =>
    makePledge(db, campaign.id, makeAccount(db, given).id, { text: 'Plain words' })
  for (let n = 0; n < 3; n++) join({ host: 'api.x.com' })
  for (let n = 0; n < 2 * servers; n++) join({ network: 'bluesky', host: `pds${n % servers}.bsky.test` })
  const sender = { id: 'one', machine: 'one', egress: 'here', pid: 1, startTicks: null, differs: [], sockets: 256 }
  hearSenders(db, [{ ...sender, clockApartMs: 3 }], noon - 86_400_000)
  return { ...side, launch, ada: await side.signedIn() }
}

/** Over: 12 of 13 went out on X, 8 of 9 on Bluesky, where the last one is still looked for. */
export async function after(state: 'finished' | 'firing' = 'finished') {
  const side = await organizersSide(env)
  const { db } = side
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend it' })
  const over = state === 'finished' ? noon + 5_000 : null
  const launch = makeLaunch(db, campaign.id, { state, armedAt: noon - 60_000, finishedAt: over })
  makeLedger(db, launch, [
    ...burst(launch, 12, 300),
    { state: 'refused', reason: 'suspended' },
    ...burst(launch, 8, 900).map(row => ({ ...row, network: 'bluesky' as const })),
    { state: 'unknown', reason: 'timeout', sentAt: noon + 100, network: 'bluesky' },
  ])
  side.setTime(noon + 60_000)
  return { ...side, launch: () => db.select().from(launches).get(), ada: await side.signedIn() }
}
