import type { z } from 'zod'
import { readObject } from '../lib/json-object.ts'
import type { Grant } from './account.ts'
import { type NetworkName, networkLabels } from './port.ts'

export class NotAGrant extends Error {}

/** Reads what a network keeps of a sign-in. The reader throws `NotAGrant`; the message holds nothing of it. */
export const grantReader =
  <Read>(network: NetworkName, shape: z.ZodType<Read>) =>
  (grant: Grant): Read => {
    const read = shape.safeParse(readObject(grant))
    if (!read.success) throw new NotAGrant(`not a grant of ${networkLabels[network]}`)
    return read.data
  }
