import type { ComponentChildren } from 'preact'
import { cleanText, invisibleIn } from '../lib/invisible-characters.ts'
import type { Measure, NetworkName } from '../networks/port.ts'
import { type Lang, text } from '../text/text.ts'
import { controlProps, Field, type Wrong } from './form.tsx'

/** A text in a form: its words in the box, and below it whether the campaign's link ('' where it has none) is added. */
export type Typed = {
  readonly words: string
  readonly link: string
  readonly isLinked: boolean
  /** As it would be posted. */
  readonly measure: Measure
}

type ComposeProps = {
  readonly typed: Typed
  /** By whose rules. */
  readonly network: NetworkName
  readonly label: string
  readonly hint?: string
  readonly wrong?: readonly Wrong[]
  /** The texts a script offers one after the other. */
  readonly samples?: readonly string[]
  readonly lang: Lang
  readonly rows?: number
  /** It may stay empty: a sample is chosen beside it. */
  readonly optional?: boolean
  /** Beside the counter. */
  readonly children?: ComponentChildren
}

/**
 * Where a post is written, without what nobody sees: a text that held such a thing is refused, and this is what may take
 * its place. The count is of the text as served; a script keeps it up to date by the same rules.
 */
export function Compose({
  typed: { words: value, link, isLinked, measure },
  network,
  label,
  hint,
  wrong = [],
  samples,
  lang,
  rows = 6,
  optional,
  children,
}: ComposeProps) {
  const words = text(lang).campaign
  const left = measure.max - measure.length
  return (
    <div
      class="compose"
      data-compose
      data-network={network}
      data-max={measure.max}
      data-link={link || undefined}
      data-samples={samples && JSON.stringify(samples)}
    >
      <Field name="text" label={label} hint={hint} wrong={wrong}>
        <textarea
          {...controlProps('text', { hint: !!hint, wrong })}
          rows={rows}
          required={!optional}
          maxLength={4000}
          dir="auto"
        >
          {invisibleIn(value) === null ? value : cleanText(value)}
        </textarea>
      </Field>
      {link && (
        <label class="link-added">
          <input type="checkbox" name="link" value="yes" checked={isLinked} />
          {words.linkAdded}
        </label>
      )}
      <div class="cluster compose-foot">
        <p
          class={left < 0 ? 'figure wrong' : 'figure quiet'}
          data-counter
          data-left={words.counterWords.left}
          data-over={words.counterWords.over}
        >
          {words.counter(left)}
        </p>
        {children}
      </div>
    </div>
  )
}
