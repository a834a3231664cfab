import { type Lang, text } from '../text/text.ts'

/** With its query. */
const thisPage = ''

type Given = {
  /** Null on a page that is being typed on. */
  readonly seconds: number | null
  readonly lang: Lang
}

/**
 * On a page about something under way: a link to see how far it is. With the script `again` the page follows it by
 * itself, unless its reader is in the middle of something: what a `refresh` of the browser's own cannot know.
 */
export function AutoRefresh({ seconds, lang }: Given) {
  const words = text(lang).common.again
  return (
    <p class="look-again no-print" data-again={seconds ?? undefined}>
      <a href={thisPage}>{words.link}</a>{' '}
      <span class="quiet" data-again-said hidden>
        {words.byItself}
      </span>
    </p>
  )
}
