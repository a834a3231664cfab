import type { Batch } from './types.ts'

export type LaunchKind = Batch['kind']

/** No name server knows a name that ends so (RFC 2606): what carries it reaches nobody, whoever sends it. */
const ending = '.rehearsal.invalid'

/** The host of a delivery: in a rehearsal a name that stands for the real one, and leads nowhere. */
export const hostIn = (kind: LaunchKind, host: string): string =>
  kind === 'rehearsal' ? host.replace(':', '_') + ending : host

/** The real host that a host of a delivery is, or stands for. */
export const hostMeant = (host: string): string =>
  host.endsWith(ending) ? host.slice(0, -ending.length).replace('_', ':') : host

/** What a grant is sealed for: one of a rehearsal opens nothing else, and no other one opens in a rehearsal. */
export const sealedFor = ({ kind, launch }: Pick<Batch, 'kind' | 'launch'>, account: number): string =>
  kind === 'rehearsal' ? `rehearsal:${launch}:${account}` : `grant:${account}`

/** SQL's pattern of such hosts. */
export const rehearsalHosts = `%${ending}`

/** A rehearsal and a launch were about to be mixed. Nothing of that batch may leave. */
export class MixedUp extends Error {
  constructor(batch: Pick<Batch, 'batch' | 'kind'>, what: string) {
    super(`batch ${batch.batch} is of kind ${batch.kind}, but ${what}`)
    this.name = 'MixedUp'
  }
}

/**
 * The gate between rehearsals and launches, asked by the director before it hands a batch out and by the sender before it
 * holds one: a rehearsal goes to a sandbox on this machine and to hosts that lead nowhere, a launch to neither.
 */
export function keepApart(batch: Pick<Batch, 'batch' | 'kind' | 'sandbox' | 'rows'>): void {
  const rehearsal = batch.kind === 'rehearsal'
  const local = batch.sandbox !== null && /^http:\/\/127\.0\.0\.1:\d+$/.test(batch.sandbox)
  if (rehearsal && !local) throw new MixedUp(batch, `its sandbox is ${batch.sandbox}`)
  if (!rehearsal && batch.sandbox !== null) throw new MixedUp(batch, 'it names a sandbox')
  const other = batch.rows.find(row => row.host.endsWith(ending) !== rehearsal)
  if (other) throw new MixedUp(batch, `delivery ${other.delivery} goes to ${other.host}`)
}
