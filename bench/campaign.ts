import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { type DemoSupporter, seedDemo } from '../db/demo.ts'
import { demoSlug } from '../db/demo-story.ts'
import { type Db, openDb } from '../db/open.ts'
import { campaigns, launches } from '../db/schema/index.ts'
import { digests } from '../src/domain/pledge/digests.ts'
import { secretBox } from '../src/lib/secret-box.ts'
import { readSecretKeys } from '../src/lib/secret-key.ts'
import { tokensOf } from './posts.ts'

export type BenchCampaign = { readonly db: Db; readonly slug: string; readonly launchId: number }

const hourMs = 3_600_000

/** A database with the demo campaign and so many pledges on X, which is at `origin`, its launch far ahead. */
export const makeCampaign = (folder: string, pledges: number, origin: string): BenchCampaign =>
  makeCampaignOf(
    folder,
    Array.from({ length: pledges }, (_, n) => supporter(n, origin)),
  )

/** The same with these supporters. */
export function makeCampaignOf(folder: string, supporters: readonly DemoSupporter[]): BenchCampaign {
  const db = openDb(join(folder, 'thunderclap.db'))
  const box = secretBox(readSecretKeys(null, folder))
  const sealed = { seal: box.seal, digestOf: digests(box).ofPledge }
  const now = Date.now()
  // What is put together here alone need not survive a power cut: millions of rows are made in a fraction of the time.
  db.$client.pragma('synchronous = OFF')
  seedDemo({ db, ...sealed, supporters, launchAt: now + 24 * hourMs, now, linkOf: () => '' })
  db.$client.pragma('wal_checkpoint(TRUNCATE)')
  db.$client.pragma('synchronous = FULL')
  const launch = db
    .select({ id: launches.id })
    .from(launches)
    .innerJoin(campaigns, eq(campaigns.id, launches.campaignId))
    .where(eq(campaigns.slug, demoSlug))
    .get()
  if (!launch) throw new Error('the campaign was not made')
  return { db, slug: demoSlug, launchId: launch.id }
}

function supporter(n: number, origin: string): DemoSupporter {
  const handle = `voice${n}`
  return {
    network: 'x',
    id: String(1_000_000 + n),
    host: new URL(origin).host,
    handle,
    name: `Voice ${n}`,
    followers: n % 2_000,
    profileUrl: `${origin}/${handle}`,
    grant: JSON.stringify(tokensOf(n)),
  }
}
