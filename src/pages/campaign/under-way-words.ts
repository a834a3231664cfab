import type { Launch } from '../../domain/launch/launch.ts'
import { launchStatus } from '../../domain/launch/status.ts'
import { type Lang, text } from '../../text/text.ts'

/** Of a launch whose moment has come: posts are not always leaving. `now` in ms. */
export function underWayWords(
  launch: Launch,
  now: number,
  lang: Lang,
): { readonly title: string; readonly text: string } {
  const words = text(lang).status.campaign['under-way']
  const status = launchStatus(launch, now)
  return status === 'settling' || status === 'paused' || status === 'overdue' ? words[status] : words
}
