import type { Context } from '../../../context.ts'
import { offeredNetworks } from '../../../domain/campaign/offered-networks.ts'
import { type Network, networkNames } from '../../../networks/port.ts'
import type { FormValues } from './form-values.ts'

/** The networks that a form of sample messages has chosen. */
export const networksIn = ({ networks }: Pick<Context, 'networks'>, typed: FormValues): readonly Network[] =>
  offeredNetworks(networks, { networks: networkNames.filter(name => typed[`networks-${name}`] === 'on') })

/** Beside the boxes: a form without it is none that asked. */
export const choiceSent = 'networks'

/** Whether a form asked for networks and was sent without any that there is. */
export const choosesNone = ({ networks }: Pick<Context, 'networks'>, typed: FormValues): boolean =>
  typed[choiceSent] !== undefined && ![...networks.keys()].some(name => typed[`networks-${name}`] === 'on')
