import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Network, NetworkName } from '../../../networks/port.ts'

export const startPath = (name: NetworkName) => `/auth/${name}/start`

/** Where a sign-in starts that goes on at `to`; `typed` is what a network's question was answered with before. */
export function startLink(name: NetworkName, to: string, typed = ''): string {
  const query = new URLSearchParams({ to, ...(typed && { answer: typed }) })
  return `${startPath(name)}?${query}`
}

export const lastStep = ({ slug }: Pick<Campaign, 'slug'>) => `/c/${slug}/pledge/confirm`

/** What an account would answer to its network's question. */
export const answerOf = ({ connector }: Pick<Network, 'connector'>, { handle }: { readonly handle: string }): string =>
  connector.question === null ? '' : handle
