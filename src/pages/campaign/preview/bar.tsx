import { type Lang, text } from '../../../text/text.ts'

/** `own` is an organizer's, with what they have not saved; `beside` the same within the editor; `link` whoever has it. */
export type PreviewKind = { readonly who: 'own' | 'beside' | 'link'; readonly exampleMoment: boolean }

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
  if (kind.who === 'beside' && !kind.exampleMoment) return null
  return (
    <aside class="preview-bar" aria-label={words.title}>
      {kind.who !== 'beside' && <p>{kind.who === 'own' ? words.barOwn : words.bar}</p>}
      {kind.exampleMoment && <p>{words.exampleMoment}</p>}
      {kind.who === 'own' && (
        <p>
          <a href={`/organize/${slug}/write`}>{words.back}</a>
        </p>
      )}
    </aside>
  )
}
