import type { NetworkName } from '../../networks/port.ts'

type Chosen = { readonly networks: readonly NetworkName[] | null }

/**
 * Those of an installation's networks that a campaign is posted on. One that chose networks elsewhere, of which there is none here,
 * is posted on what there is.
 */
export function offeredNetworks<N>(networks: ReadonlyMap<NetworkName, N>, { networks: chosen }: Chosen): readonly N[] {
  const offered = [...networks].filter(([name]) => chosen === null || chosen.includes(name))
  return (offered.length > 0 ? offered : [...networks]).map(([, network]) => network)
}
