import type { TooNear } from '../../../domain/pledge/own-text.ts'
import type { Network } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Note } from '../../../ui/note.tsx'

type NearNoteProps = {
  readonly near: TooNear
  readonly words: string
  readonly network: Pick<Network, 'name' | 'label'>
  readonly lang: Lang
}

/** Somebody's own text with the parts marked that stand elsewhere too; of the other text nothing else is shown. */
export function NearNote({ near, words, network, lang }: NearNoteProps) {
  const said = text(lang).pledge.near
  return (
    <Note tone="warn">
      <h2>{said.title[near.to]}</h2>
      <p class="near-text">{marked(words, near)}</p>
      <p class="quiet">{said.why(network.name === 'x' ? network.label : null)}</p>
    </Note>
  )
}

function marked(words: string, { shared }: TooNear) {
  const ends = [...shared.map(span => span.start).slice(1), words.length]
  return [
    words.slice(0, shared[0]?.start),
    ...shared.flatMap(({ start, end }, at) => [
      <mark key={start}>{words.slice(start, end)}</mark>,
      words.slice(end, ends[at]),
    ]),
  ]
}
