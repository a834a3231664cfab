import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Db, openToRead } from '../../../db/open.ts'
import type { Config } from '../../config.ts'
import { namesOfLeftOut } from '../../domain/launch/check/findings.ts'
import { readHealth } from '../../domain/launch/check/health.ts'
import { type ProxySeen, proxyProblem, readProxy } from '../../domain/launch/check/proxy.ts'
import { type RefusedOn, refusedOn } from '../../domain/launch/check/refused-sign-ins.ts'
import { leftOutSenders } from '../../domain/ledger/senders.ts'
import { networkLabels, networkNames } from '../../networks/port.ts'
import { callbackUrl } from '../../pages/pledge/connect/callback-url.ts'
import { dateAndTime } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import type { DoctorFinding } from './finding.ts'

/** What the web process has noted while it ran. */
export function checkSeen(config: Config): readonly DoctorFinding[] {
  const file = join(resolve(config.dataDir), 'thunderclap.db')
  if (!existsSync(file)) return proxies(null, config)
  try {
    const db = openToRead(file)
    try {
      const refused = refusedOn(db, networkNames).map(one => signIns(one, config))
      return [...refused, ...proxies(readProxy(db), config), ...leftOut(db)]
    } finally {
      db.$client.close()
    }
  } catch {
    // What is unsound, or of an older schema, is said elsewhere.
    return []
  }
}

/** Senders that are set otherwise than the director, which has not had them post. */
function leftOut(db: Db): readonly DoctorFinding[] {
  const now = Date.now()
  const names = namesOfLeftOut(leftOutSenders(db, now), readHealth(db), now)
  if (names === '') return []
  const { text: what, todo } = text('en').check.findings['left-out'].warn(names)
  return [{ state: 'warn', what, ...(todo && { todo }) }]
}

function proxies(seen: ProxySeen | null, { web }: Config): readonly DoctorFinding[] {
  const words = text('en').check.findings.proxy
  // Of another setting than ours: the web process was started with it.
  const why = seen && seen.hops === web.trustProxy ? proxyProblem(seen) : null
  if (seen && why) {
    const { text: what, todo = '' } = words[why](String(seen.hops))
    return [{ state: why === 'unbelieved' ? 'bad' : 'warn', what, todo }]
  }
  if (web.trustProxy > 0 || !web.baseUrl.startsWith('https:')) return []
  return [
    {
      state: 'warn',
      what: 'BASE_URL is https, so something in front of us ends TLS, and TRUST_PROXY is 0: all visitors share one limit',
      todo: 'Set TRUST_PROXY to the number of proxies (usually 1), and let them send X-Forwarded-For.',
    },
  ]
}

function signIns({ network, why, said, since, n }: RefusedOn, { web }: Config): DoctorFinding {
  const words = text('en').check.signIns[why]
  const { text: what, todo } = words(
    networkLabels[network],
    dateAndTime(since, 'UTC', 'en'),
    said ?? '',
    callbackUrl(web.baseUrl, undefined, network),
  )
  return {
    state: 'warn',
    what: `${what.replace(/\.$/, '')} (${n} refused)`,
    todo: `${todo} The next one that works clears this.`,
  }
}
