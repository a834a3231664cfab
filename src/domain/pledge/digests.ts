import { digester } from '../../lib/digest.ts'
import type { SecretBox } from '../../lib/secret-box.ts'

/** What a supporter confirmed: nothing else may be posted for them, whoever changed the database since. */
export type ConfirmedPledge = {
  readonly campaignId: number
  readonly accountId: number | null
  readonly text: string
  /** Goes only with so many others; null: in any case. */
  readonly atLeast: number | null
  readonly unlisted?: boolean | undefined
}

/** A delivery as it was armed: which post goes where, for whom. */
export type ArmedDelivery = {
  readonly launchId: number
  readonly pledgeId: number
  readonly accountId: number
  readonly network: string
  readonly host: string
  /** JSON of the network's `Frozen`. */
  readonly frozen: string
}

/** Keyed digests, kept beside what they are of: whoever changes one in the database cannot make the other. */
export type Digests = {
  readonly ofPledge: (pledge: ConfirmedPledge) => string
  readonly isConfirmed: (digest: string, pledge: ConfirmedPledge) => boolean
  readonly ofDelivery: (delivery: ArmedDelivery) => string
  readonly isAsArmed: (digest: string, delivery: ArmedDelivery) => boolean
}

/** Purposes of derived keys, which outlive the secret keys that they come from (see domain/operation/keys/keyring.ts). */
export const digestPurposes = ['confirmed-pledge', 'armed-delivery'] as const

/** What stands where nothing is confirmed: with a pledge that was taken back, say. */
export const noDigest = ''

const made = new WeakMap<SecretBox, Digests>()

export function digests(box: SecretBox): Digests {
  const known = made.get(box)
  if (known) return known
  const [pledge, delivery] = [digester(box, digestPurposes[0]), digester(box, digestPurposes[1])]
  const fresh: Digests = {
    ofPledge: one => pledge.of(confirmedParts(one)),
    isConfirmed: (digest, one) => pledge.matches(digest, confirmedParts(one)),
    ofDelivery: one => delivery.of(armedParts(one)),
    isAsArmed: (digest, one) => delivery.matches(digest, armedParts(one)),
  }
  made.set(box, fresh)
  return fresh
}

const confirmedParts = ({ campaignId, accountId, text, atLeast, unlisted }: ConfirmedPledge) => [
  campaignId,
  accountId,
  text,
  atLeast,
  ...(unlisted ? ['unlisted'] : []),
]

const armedParts = ({ launchId, pledgeId, accountId, network, host, frozen }: ArmedDelivery) =>
  [launchId, pledgeId, accountId, network, host, frozen] as const
