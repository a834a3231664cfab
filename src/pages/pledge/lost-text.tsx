import { type Lang, text } from '../../text/text.ts'
import { Note } from '../../ui/note.tsx'

/** To who had written something that a session no longer has, or that no session could keep. */
export function LostText({ lang }: { readonly lang: Lang }) {
  const words = text(lang).pledge.lost
  return (
    <Note tone="warn">
      <p>
        <strong>{words.title}</strong>
      </p>
      <p>{words.text}</p>
    </Note>
  )
}
