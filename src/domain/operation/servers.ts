import { setTimeout as delay } from 'node:timers/promises'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Db } from '../../../db/open.ts'
import { serverApps, serverFacts } from '../../../db/schema/servers.ts'
import type { SecretBox } from '../../lib/secret-box.ts'
import type { NetworkName } from '../../networks/port.ts'
import type { AppPlace, Servers } from '../../networks/servers.ts'

/** Longer than registering takes. */
const claimMs = 15_000
const lookAgainMs = 100

/** What this installation remembers of the servers of a network that people named. */
export function serversOf(db: Db, box: SecretBox, network: NetworkName, now: () => number): Servers {
  const isHost = (host: string) => and(eq(serverFacts.network, network), eq(serverFacts.host, host))
  return {
    said: host => {
      const row = db.select().from(serverFacts).where(isHost(host)).get()
      return row ? { text: row.said, at: row.at } : null
    },
    keep: (host, said) => {
      const fresh = { said, at: now() }
      db.insert(serverFacts)
        .values({ network, host, ...fresh })
        .onConflictDoUpdate({ target: [serverFacts.network, serverFacts.host], set: fresh })
        .run()
    },
    app: (place, register) => appAt({ db, box, network, now }, place, register),
    forgetApp: (place, app) => {
      const found = readApp({ db, box, network, now }, place)
      if (found === app) db.update(serverApps).set(none).where(isPlace(network, place)).run()
    },
  }
}

type Given = {
  readonly db: Db
  readonly box: SecretBox
  readonly network: NetworkName
  readonly now: () => number
}

const none = { sealed: null, madeAt: null, claimedUntil: null } as const

async function appAt(given: Given, place: AppPlace, register: () => Promise<string>): Promise<string> {
  for (;;) {
    const known = readApp(given, place)
    if (known !== null) return known
    if (claim(given, place)) return registered(given, place, register)
    await delay(lookAgainMs)
  }
}

async function registered(given: Given, place: AppPlace, register: () => Promise<string>): Promise<string> {
  const { db, network } = given
  try {
    const app = await register()
    keepApp(given, place, app)
    return app
  } catch (error) {
    db.update(serverApps).set(none).where(isPlace(network, place)).run()
    throw error
  }
}

export function keepApp({ db, box, network, now }: Given, place: AppPlace, app: string): void {
  const made = { sealed: box.seal(app, rowOf(network, place)), madeAt: now(), claimedUntil: null }
  db.insert(serverApps)
    .values({ network, ...place, ...made })
    .onConflictDoUpdate({ target: [serverApps.network, serverApps.host, serverApps.callbackUrl], set: made })
    .run()
}

/** One that was sealed with a key that is gone is as good as none. */
function readApp({ db, box, network }: Given, place: AppPlace): string | null {
  const row = db.select().from(serverApps).where(isPlace(network, place)).get()
  if (!row || row.sealed === null) return null
  try {
    return box.open(row.sealed, rowOf(network, place))
  } catch {
    db.update(serverApps)
      .set(none)
      .where(and(isPlace(network, place), eq(serverApps.sealed, row.sealed)))
      .run()
    return null
  }
}

function claim({ db, network, now }: Given, place: AppPlace): boolean {
  const at = now()
  const claimedUntil = at + claimMs
  const { changes } = db
    .insert(serverApps)
    .values({ network, ...place, claimedUntil })
    .onConflictDoUpdate({
      target: [serverApps.network, serverApps.host, serverApps.callbackUrl],
      set: { claimedUntil },
      setWhere: and(isNull(serverApps.sealed), or(isNull(serverApps.claimedUntil), lt(serverApps.claimedUntil, at))),
    })
    .run()
  return changes === 1
}

const isPlace = (network: NetworkName, { host, callbackUrl }: AppPlace) =>
  and(eq(serverApps.network, network), eq(serverApps.host, host), eq(serverApps.callbackUrl, callbackUrl))

const rowOf = (network: NetworkName, { host, callbackUrl }: AppPlace) => `app:${network}:${host}:${callbackUrl}`
