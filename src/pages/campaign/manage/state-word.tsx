import type { LaunchStatus } from '../../../domain/launch/status.ts'
import { type Lang, text } from '../../../text/text.ts'

const tones: Readonly<Record<LaunchStatus, string>> = {
  draft: 'quiet',
  open: 'tone-ok',
  arming: 'tone-moment',
  armed: 'tone-moment',
  firing: 'tone-moment',
  settling: 'tone-moment',
  finished: 'tone-ok',
  cancelled: 'quiet',
  unreached: 'tone-warn',
  missed: 'tone-stop',
  stopped: 'quiet',
  restored: 'quiet',
  halted: 'tone-stop',
  ended: 'tone-stop',
  paused: 'tone-warn',
  overdue: 'tone-warn',
}

/** The state in a word, with a dot whose tone says it too. */
export function StateWord({ word, lang }: { readonly word: LaunchStatus; readonly lang: Lang }) {
  return <span class={`state ${tones[word]}`}>{text(lang).status.organizer[word].name}</span>
}
