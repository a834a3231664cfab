import { type Lang, text } from '../../../text/text.ts'

/** `own` is an organizer's, with what they have not saved; `beside` the same within the editor; `link` whoever has it. */
export type PreviewKind = {
  readonly who: 'own' | 'beside' | 'link'
  /** Why it is not shown just as it is. */
  readonly shownAs: 'example-moment' | 'open' | null
}

export function PreviewBar({
  kind,
  slug,
  lang,
}: {
  readonly kind: PreviewKind
  readonly slug: string
  readonly lang: Lang
}) {
  const words = text(lang).write.preview
  if (kind.who === 'beside' && kind.shownAs === null) return null
  return (
    <aside class="preview-bar" aria-label={words.title}>
      {kind.who !== 'beside' && <p>{kind.who === 'own' ? words.barOwn : words.bar}</p>}
      {kind.shownAs && <p>{kind.shownAs === 'open' ? words.asOpen : words.exampleMoment}</p>}
      {kind.who === 'own' && (
        <p>
          <a href={`/organize/${slug}/write`}>{words.back}</a>
        </p>
      )}
    </aside>
  )
}
