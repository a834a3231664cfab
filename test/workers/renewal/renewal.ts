import type { Network } from '../../../src/networks/port.ts'
import type { Networks } from '../../../src/networks/registry.ts'
import type { Renewal } from '../../../src/networks/renewal.ts'
import type { Tokens } from './token-server.ts'

type Kept = Tokens & { readonly server: string }

export const grantOf = (server: string, tokens: Tokens) => JSON.stringify({ server, ...tokens })
export const read = (grant: string): Kept => JSON.parse(grant)

/** How grants of a tokenServer are exchanged. */
export const renewal = (perSecond = 1_000): Renewal => ({
  perSecond,
  life: grant => {
    const { server, freshUntil } = read(grant)
    return { server, freshUntil }
  },
  renew: async (grant, signal) => {
    const { server, refresh } = read(grant)
    try {
      const answer = await fetch(server, { method: 'POST', body: JSON.stringify({ refresh }), signal })
      const said = (await answer.json()) as Tokens & { until: number }
      if (answer.status === 200) return { kind: 'renewed', grant: grantOf(server, said) }
      if (answer.status === 429) return { kind: 'later', until: said.until }
      return { kind: 'gone', said: 'invalid_grant' }
    } catch (error) {
      const { code = 'unknown' } = ((error as Error).cause ?? {}) as { code?: string }
      return { kind: 'away', maybeUsed: code !== 'ECONNREFUSED', cause: code }
    }
  },
})

/** X as if its grants ended by themselves. */
export function networksWith(networks: Networks, given: Renewal): Networks {
  const x = networks.get('x')
  if (!x) throw new Error('no network')
  return new Map<'x', Network>([['x', { ...x, renewal: given }]])
}
