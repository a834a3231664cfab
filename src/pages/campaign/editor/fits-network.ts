import type { Context } from '../../../context.ts'
import { offeredNetworks } from '../../../domain/campaign/offered-networks.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { linkEndOf } from './link-end.ts'

/** Whether at least one of a campaign's networks takes a text as it is, with its link behind it where posts end with it. */
export const fitsSomewhere =
  (context: Context, campaign: { readonly id: number }) =>
  (words: string, linked: boolean, networks: readonly NetworkName[] | null) => {
    const whole = linked ? `${words} ${linkEndOf(context, campaign)}` : words
    return offeredNetworks(context.networks, { networks }).some(({ measure }) => measure(whole).valid)
  }
