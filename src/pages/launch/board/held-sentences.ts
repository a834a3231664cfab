import { hasSeveralNetworks, heldHostsIn, heldIn } from '../../../domain/launch/held.ts'
import type { LaunchStats } from '../../../domain/launch/launch-stats.ts'
import { networkLabels } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'

/** Named of the servers that are held back, of which there may be many. */
const namedAtMost = 3

/** What is held back of a launch by itself: a sentence for each network, where there are several, and one for all servers. */
export const heldSentences = (stats: LaunchStats, lang: Lang): string[] =>
  stats.launch.finishedAt === null ? [...ofNetworks(stats, lang), ...ofServers(stats, lang)] : []

function ofServers(stats: LaunchStats, lang: Lang): string[] {
  const hosts = heldHostsIn(stats).map(({ host }) => host)
  const some = hosts.slice(0, namedAtMost).join(', ')
  return hosts.length === 0 ? [] : [text(lang).status.board.on.servers(some, Math.max(0, hosts.length - namedAtMost))]
}

/** None where a network has nothing left to hold. */
function ofNetworks(stats: LaunchStats, lang: Lang): string[] {
  if (!hasSeveralNetworks(stats) || stats.launch.pausedAt !== null) return []
  const words = text(lang).status.board.on
  return heldIn(stats)
    .filter(({ network }) => stats.launch.state === 'halted' || (stats.networks[network]?.pending ?? 0) > 0)
    .map(({ network, haltedAt, reason }) => {
      const label = networkLabels[network]
      return haltedAt === null ? words.paused(label) : words.halted(label, haltSentence(reason, lang))
    })
}

export function haltSentence(reason: string | null, lang: Lang): string {
  const sentences: Readonly<Record<string, string>> = text(lang).reasons.halts
  return sentences[reason ?? ''] ?? text(lang).live.halted
}
