import { z } from 'zod'
import { Problem } from '../../../lib/problem.ts'
import { networkNames } from '../../../networks/port.ts'

const Named = z.enum(networkNames).or(z.literal('')).optional()

/** The network that a form or an address names; null for all of a launch. A 400 for anything else: it must never mean all. */
export function namedNetwork(given: unknown) {
  const named = Named.safeParse(given)
  if (!named.success) throw new Problem(400)
  return named.data || null
}
