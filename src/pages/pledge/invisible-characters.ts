import { invisibleIn, isDamaged } from '../../lib/invisible-characters.ts'
import { type Lang, text } from '../../text/text.ts'
import type { Wrong } from '../../ui/form.tsx'

/**
 * What keeps a text from being posted anywhere. It is never changed behind its writer's back: where it is shown again,
 * what nobody sees is gone (`Compose`), and that is what may be confirmed.
 */
export function unseenWrong(words: string, lang: Lang): Wrong | null {
  const say = text(lang).pledge.wrong
  const found = invisibleIn(words)
  if (found !== null) return { field: 'text', message: say.unseen(found) }
  return isDamaged(words) ? { field: 'text', message: say.damaged } : null
}
