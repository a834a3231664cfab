import { type Lang, text } from '../../text/text.ts'
import type { Standing } from './deeds.ts'

const tones: Readonly<Record<Standing, string>> = {
  draft: 'quiet',
  open: 'tone-ok',
  arming: 'tone-moment',
  armed: 'tone-moment',
  firing: 'tone-moment',
  settling: 'tone-moment',
  finished: 'tone-ok',
  cancelled: 'quiet',
  missed: 'tone-stop',
  stopped: 'quiet',
  halted: 'tone-stop',
  paused: 'tone-warn',
  overdue: 'tone-warn',
}

/** The state in a word, with a dot whose tone says it too. */
export function StateWord({ standing, lang }: { readonly standing: Standing; readonly lang: Lang }) {
  return <span class={`state ${tones[standing]}`}>{text(lang).organize.state[standing].name}</span>
}
