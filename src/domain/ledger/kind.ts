import type { Batch } from './types.ts'

export type LaunchKind = Batch['kind']

/** No name server resolves a name with this ending (RFC 2606), so a request to it reaches nobody. */
const ending = '.rehearsal.invalid'

/** The host of a delivery: in a rehearsal a name that stands for the real one and does not resolve. */
export const hostIn = (kind: LaunchKind, host: string): string =>
  kind === 'rehearsal' ? host.replace(':', '_') + ending : host

/** The real host of a delivery's host. */
export const hostMeant = (host: string): string =>
  host.endsWith(ending) ? host.slice(0, -ending.length).replace('_', ':') : host

/** The purpose that a grant is sealed for: grants of a rehearsal open only in it, and no other grant does. */
export const sealedFor = ({ kind, launch }: Pick<Batch, 'kind' | 'launch'>, account: number): string =>
  kind === 'rehearsal' ? `rehearsal:${launch}:${account}` : `grant:${account}`

/** SQL pattern for hosts of rehearsals. */
export const rehearsalHosts = `%${ending}`

/** A batch mixes a rehearsal with a launch, so it must not leave. */
export class MixedUp extends Error {
  constructor(batch: Pick<Batch, 'batch' | 'kind'>, what: string) {
    super(`batch ${batch.batch} is of kind ${batch.kind}, but ${what}`)
    this.name = 'MixedUp'
  }
}

/**
 * Keeps rehearsals apart from launches: a rehearsal goes to a sandbox on this machine and to hosts that do not resolve, a launch to
 * neither. The director calls it before it issues a batch, the sender before it holds one. Throws MixedUp.
 */
export function keepApart(batch: Pick<Batch, 'batch' | 'kind' | 'sandbox' | 'rows'>): void {
  const rehearsal = batch.kind === 'rehearsal'
  const local = batch.sandbox !== null && /^http:\/\/127\.0\.0\.1:\d+$/.test(batch.sandbox)
  if (rehearsal && !local) throw new MixedUp(batch, `its sandbox is ${batch.sandbox}`)
  if (!rehearsal && batch.sandbox !== null) throw new MixedUp(batch, 'it names a sandbox')
  const other = batch.rows.find(row => row.host.endsWith(ending) !== rehearsal)
  if (other) throw new MixedUp(batch, `delivery ${other.delivery} goes to ${other.host}`)
}
