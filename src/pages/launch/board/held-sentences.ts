import { hasSeveralNetworks, heldHostsIn, heldIn } from '../../../domain/launch/held.ts'
import type { LaunchStats } from '../../../domain/launch/launch-stats.ts'
import { networkLabels } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'

/** What is held back of a launch by itself: a sentence for each network, where there are several, and for each server. */
export const heldSentences = (stats: LaunchStats, lang: Lang): string[] =>
  stats.launch.finishedAt === null ? [...ofNetworks(stats, lang), ...ofServers(stats, lang)] : []

function ofServers(stats: LaunchStats, lang: Lang): string[] {
  const { halt } = text(lang).control
  return heldHostsIn(stats).map(({ host }) => text(lang).status.board.on.halted(host, halt.server.why(host)))
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
