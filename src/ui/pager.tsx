import { type Lang, text } from '../text/text.ts'

type From = { readonly after?: number; readonly before?: number }

type Given = {
  readonly order: 'newestFirst' | 'oldestFirst'
  /** Of the rows that are shown. */
  readonly ids: readonly number[]
  /** Whether there are rows before these, and after these. */
  readonly before: boolean
  readonly after: boolean
  /** Where the rows from there on are; without: the first ones. */
  readonly address: (from: From) => string
  /** Nothing leads back but to the first ones. */
  readonly oneWay?: boolean
  readonly lang: Lang
}

/** The ways through a list that is longer than a page. */
export function Pager({ order, ids, before, after, address, oneWay = false, lang }: Given) {
  const { label, [order]: words } = text(lang).common.pages
  const [first, last] = [ids[0], ids.at(-1)]
  if (!before && !after) return null
  return (
    <nav class="actions" aria-label={label}>
      {before && <a href={address({})}>{words.first}</a>}
      {before && !oneWay && first !== undefined && (
        <a class="button" rel="prev" href={address({ before: first })}>
          {words.previous}
        </a>
      )}
      {after && last !== undefined && (
        <a class="button" rel="next" href={address({ after: last })}>
          {words.next}
        </a>
      )}
    </nav>
  )
}
