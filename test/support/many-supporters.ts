import type { Db } from '../../db/open.ts'

const names = ['Ada', 'Grace', 'Émile', 'Zoë', 'Nguyễn', 'Иван', 'Max', 'Fatima', 'Ola', 'Jürgen']

/** So many pledges of accounts of their own on X, every tenth withdrawn, written as fast as SQLite takes them. */
export function makeManySupporters(db: Db, campaignId: number, howMany: number, now: number): void {
  const account = db.$client.prepare(
    `insert into accounts (network, remote_id, host, handle, name, followers, profile_url, created_at, seen_at, folded)
     values ('x', ?, 'api.x.test', ?, ?, ?, 'https://x.test/', ?, ?, ?)`,
  )
  const grant = db.$client.prepare(
    `insert into grants (account_id, state, sealed, granted_at) values (?, ?, 'sealed', ?)`,
  )
  const pledge = db.$client.prepare(
    `insert into pledges (campaign_id, account_id, state, text, message_id, email, address_hash, receipt_hash, receipt_sealed, confirmed_at, withdrawn_at)
     values (?, ?, ?, ?, null, ?, ?, ?, 'sealed', ?, ?)`,
  )
  db.$client.transaction(() => {
    for (let n = 0; n < howMany; n++) {
      const handle = `person_${n.toString(36)}`
      const name = `${names[n % names.length]} ${n.toString(31)}son`
      const { lastInsertRowid: id } = account.run(
        `many-${n}`,
        handle,
        name,
        n % 1_000,
        now,
        now,
        `${handle} ${name}`.toLowerCase(),
      )
      grant.run(id, n % 500 === 0 ? 'reconnect' : 'live', now)
      const withdrawn = n % 10 === 9
      const email = n % 3 === 0 ? `${handle}@example.org` : null
      pledge.run(
        campaignId,
        id,
        withdrawn ? 'withdrawn' : 'active',
        `In my own words, number ${n}: this act must change before the vote in September, and my representative should hear it.`,
        email && 'sealed',
        email,
        `hash-${n}`,
        now + n,
        withdrawn ? now + n : null,
      )
    }
  })()
}
