import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb } from '../../db/open.ts'
import { readMeasured } from '../../src/domain/reach/measured.ts'
import { makeCampaign, makeLaunch } from './factories.ts'
import { makeManySupporters } from './many-supporters.ts'

/** How long `readMeasured` takes at 100,000 posts with ten readings each, in ms: `node --import tsx test/support/reach-speed.ts`. */
const [posts, readings] = [100_000, 10]

const folder = mkdtempSync(join(tmpdir(), 'thunderclap-reach-'))
const db = openDb(join(folder, 'thunderclap.db'))
const campaign = makeCampaign(db)
const launch = makeLaunch(db, campaign.id, { state: 'finished' })
makeManySupporters(db, campaign.id, posts, Date.now())
db.$client.exec(`
  insert into deliveries (launch_id, pledge_id, account_id, network, host, state, text, frozen, due_at, remote_id, url)
    select ${launch.id}, id, account_id, 'x', 'x.test', 'posted', text, '{}', 0, id, 'https://x.test/' || id from pledges;
  with recursive n (i) as (select 1 union all select i + 1 from n where i < ${readings})
    insert into reach_rounds (launch_id, network, kind, planned_at, state, total, measured, started_at, done_at)
    select ${launch.id}, 'x', 'planned', i * 60000, 'done', ${posts}, ${posts}, i * 60000, i * 60000 from n;
  insert into measurements (delivery_id, round_id, at, gone, impressions, likes, reposts, replies, quotes, bookmarks)
    select d.id, r.id, r.planned_at, 0, d.id % 997 * r.id, d.id % 89 * r.id, d.id % 31, d.id % 7, d.id % 3, 1
    from deliveries d, reach_rounds r;
  insert into reach_latest (delivery_id, launch_id, network, message_id, followers, at, impressions, likes, reposts, replies, quotes, bookmarks)
    select delivery_id, ${launch.id}, 'x', 0, 100, at, impressions, likes, reposts, replies, quotes, bookmarks
    from measurements where round_id = ${readings};
  insert into round_sums (round_id, message_id, gone, posts, impressions, impressions_of, likes)
    select round_id, 0, 0, count(*), sum(impressions), count(*), sum(likes) from measurements group by round_id;
  insert into reach_sums (launch_id, network, message_id, gone, posts, impressions, impressions_of, likes)
    select ${launch.id}, 'x', 0, 0, posts, impressions, impressions_of, likes from round_sums where round_id = ${readings};
`)
for (let n = 0; n < 9; n++) {
  const began = performance.now()
  const { now } = readMeasured(db, launch.id)
  process.stdout.write(`${now.posts} posts: ${(performance.now() - began).toFixed(1)} ms\n`)
}
db.$client.close()
rmSync(folder, { recursive: true, force: true })
