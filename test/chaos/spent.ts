import { closesAt, type Launch } from '../../src/domain/launch/launch.ts'
import type { deliveryOfPledge } from '../../src/domain/ledger/read.ts'
import type { Circumstances } from './circumstances.ts'
import type { Rig } from './rig.ts'
import type { SeenRequest } from './sandbox.ts'

/** Answers by which the sandbox refuses one account or one text. */
const personal = new Set([
  'suspended',
  'locked',
  'revoked',
  'unauthorized',
  'notPermitted',
  'looksAutomated',
  'duplicate',
  'too-long',
  'userNotEnrolled',
  'textTooLong',
])
/** Refused as `rate-limited`: the network itself named a moment after the window. */
const limits = new Set(['limited', 'http429', 'http429bare', 'http429app', 'code344'])

/** Two clocks that are read one after the other. */
const slackMs = 50

/**
 * Why a pledge that ended without a post was spent by a mistake: refused though nothing that the network said speaks of
 * this account, or missed before its time was over. Null when it was not.
 */
export function whySpent(
  { ends, circumstances, launch }: Pick<Rig, 'ends' | 'circumstances' | 'launch'>,
  delivery: ReturnType<typeof deliveryOfPledge>,
  requests: readonly SeenRequest[],
): string | null {
  if (delivery === null) return whyGivenUp(launch(), ends.givenUp(launch().id))
  if (delivery.state === 'refused') return isPersonal(delivery.reason, requests, circumstances) ? null : 'refused'
  if (delivery.state !== 'missed' || delivery.reason === 'too-few') return null
  const left = closesAt(launch()) - (ends.missed(delivery.id) ?? 0)
  return left > slackMs ? `missed ${Math.round(left)} ms before its window closed` : null
}

function whyGivenUp({ state, launchAt, lateLimitMs }: Launch, at: number | null): string | null {
  if (at === null || (state !== 'missed' && state !== 'cancelled')) return null
  const left = launchAt + lateLimitMs - at
  return left > slackMs ? `the launch was ${state} ${Math.round(left)} ms before its late limit` : null
}

/** A kind of fault that met every post says nothing about one account. */
function isPersonal(reason: string | null, requests: readonly SeenRequest[], { toAll }: Circumstances): boolean {
  const words = requests.filter(one => one.status !== 0).flatMap(one => one.answer.split(' '))
  return words.some(word => !toAll.has(word) && (personal.has(word) || (reason === 'rate-limited' && limits.has(word))))
}
