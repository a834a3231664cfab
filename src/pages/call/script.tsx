import type { Placeholder } from '../../domain/call/script.ts'
import { scriptParts } from '../../domain/call/script.ts'
import { type Lang, text } from '../../text/text.ts'

type CallScriptProps = {
  readonly script: string
  /** What is known of the blanks; the others stay marked for the caller to fill in. */
  readonly known: Readonly<Partial<Record<Placeholder, string>>>
  /** What the script's language says of itself: see own-words.ts. */
  readonly own: { readonly lang?: string; readonly dir: 'auto' }
  readonly lang: Lang
}

/** What can be said on the telephone. */
export function CallScript({ script, known, own, lang }: CallScriptProps) {
  const { blanks } = text(lang).campaign
  return (
    <blockquote class="script" {...own}>
      {script.split(/\n{2,}/).map((paragraph, n) => (
        <p key={`${n}`}>
          {scriptParts(paragraph).map((part, m) => {
            if (part.kind === 'words') return part.text
            return (
              known[part.name] || (
                <mark key={`${m}`} class="blank" lang={own.lang && lang}>
                  {blanks[part.name as keyof typeof blanks]}
                </mark>
              )
            )
          })}
        </p>
      ))}
    </blockquote>
  )
}
