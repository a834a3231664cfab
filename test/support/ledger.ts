import type { Db } from '../../db/open.ts'
import { accounts, deliveries, pledges } from '../../db/schema/index.ts'
import type { SealedText } from '../../src/lib/secret-box.ts'
import type { Launch } from './factories.ts'

export type MadeDelivery = Partial<
  Pick<typeof deliveries.$inferInsert, 'state' | 'reason' | 'momentAt' | 'sentAt' | 'postedAt' | 'url' | 'network'>
> & { readonly handle?: string; readonly followers?: number; readonly armed?: boolean }

let made = 0
const hosts = { x: 'api.x.test', bluesky: 'pds.bsky.test', mastodon: 'mastodon.test' } as const

/** Accounts, pledges and deliveries of a launch by the thousand, as they would stand after it. `armed: false` pledges only. */
export function makeLedger(db: Db, launch: Launch, rows: readonly MadeDelivery[]): void {
  db.transaction(tx => {
    for (const { handle, followers = 120, armed = true, ...given } of rows) {
      const n = ++made
      const network = given.network ?? 'x'
      const host = hosts[network]
      const account = {
        network,
        remoteId: `ledger-${n}`,
        host,
        handle: handle ?? `voice${n}`,
        name: `Voice ${n}`,
        followers,
        profileUrl: `https://x.test/voice${n}`,
        createdAt: launch.launchAt - 86_400_000,
        seenAt: launch.launchAt - 86_400_000,
      }
      const accountId = tx.insert(accounts).values(account).returning({ id: accounts.id }).get().id
      const pledge = {
        campaignId: launch.campaignId,
        accountId,
        text: `In my words ${n}`,
        receiptHash: `ledger-${n}`,
        receiptSealed: 'sealed by nobody' as SealedText,
        confirmedAt: launch.launchAt - 3_600_000,
      }
      const pledgeId = tx.insert(pledges).values(pledge).returning({ id: pledges.id }).get().id
      if (!armed) continue
      const delivery = { launchId: launch.id, pledgeId, accountId, network, host, text: pledge.text, frozen: '{}' }
      tx.insert(deliveries)
        .values({ ...delivery, state: 'pending', momentAt: launch.launchAt, dueAt: launch.launchAt, ...given })
        .run()
    }
  })
}

/** `n` posts spread over `withinMs` after T0 as real ones are: a steep beginning and a thin end. Same on every run. */
export function burst(launch: Launch, n: number, withinMs: number, firstMs = 4): MadeDelivery[] {
  return Array.from({ length: n }, (_, i) => {
    const share = i / Math.max(1, n - 1)
    const uneven = 0.5 + 0.5 * Math.sin(i * 12.9898) ** 2
    const sentAt = launch.launchAt + Math.round(firstMs + (withinMs - firstMs) * share ** 1.6 * (0.85 + 0.15 * uneven))
    return { state: 'posted', sentAt, postedAt: sentAt + 40, url: `https://x.test/status/${i}` }
  })
}
