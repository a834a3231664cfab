import type { Db } from '../../db/open.ts'
import type { Launch } from './factories.ts'

const networks = ['x', 'x', 'x', 'bluesky', 'mastodon']

/** So many deliveries of accounts of their own, nineteen of twenty posted, written as fast as SQLite takes them. */
export function makeManyDeliveries(db: Db, launch: Launch, samples: readonly number[], howMany: number): void {
  const at = launch.launchAt
  const account = db.$client.prepare(
    `insert into accounts (network, remote_id, host, handle, name, followers, profile_url, created_at, seen_at)
     values (?, ?, ?, ?, ?, ?, 'https://x.test/', ${at}, ${at})`,
  )
  const pledge = db.$client.prepare(
    `insert into pledges (campaign_id, account_id, state, text, message_id, receipt_hash, receipt_sealed, confirmed_at)
     values (${launch.campaignId}, ?, 'active', ?, ?, ?, 'sealed', ${at})`,
  )
  const delivery = db.$client.prepare(
    `insert into deliveries (launch_id, pledge_id, account_id, network, host, state, text, frozen, moment_at, due_at,
       reason, sent_at, remote_id, url, posted_at, settled_at)
     values (${launch.id}, ?, ?, ?, ?, ?, ?, ?, ${at}, ${at}, ?, ?, ?, ?, ?, ?)`,
  )
  db.$client.transaction(() => {
    for (let n = 0; n < howMany; n++) {
      const network = networks[n % networks.length]
      const host = `${network}.test`
      const words = `In my own words, number ${n}: this act must change before the vote, and my representative should hear it.`
      const handle = `person_${n.toString(36)}`
      const accountId = account.run(network, `many-${n}`, host, handle, `Person ${n}`, n % 1_000).lastInsertRowid
      const sample = n % 2 === 0 ? (samples[n % samples.length] ?? null) : null
      const pledgeId = pledge.run(accountId, words, sample, `many-${n}`).lastInsertRowid
      const sentAt = at + 4 + ((n * 7_919) % 9_000)
      const frozen = JSON.stringify({ body: { text: words }, key: `key-${n}` })
      const posted = n % 20 !== 19
      const [state, reason] = posted ? ['posted', null] : ['refused', 'suspended']
      const url = posted ? `https://x.test/status/${n}` : null
      delivery.run(
        pledgeId,
        accountId,
        network,
        host,
        state,
        words,
        frozen,
        reason,
        sentAt,
        `${n}`,
        url,
        sentAt + 40,
        sentAt,
      )
    }
  })()
}
