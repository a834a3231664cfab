import { type Nearest, nearestOf } from '../../../domain/pledge/similarity/near-duplicates.ts'
import type { Measure, Network } from '../../../networks/port.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { type FormValues, formRows } from './form-values.ts'

/** What is said about a text under it: a line a network, and whether it says something is wrong. */
export type TextNote = { readonly words: string; readonly wrong: boolean }

/** Length, price and warnings of a text by the rules of each network. Nothing for an empty one. */
export function notesOf(networks: readonly Network[], words: string, lang: Lang): TextNote[] {
  if (words.trim() === '') return []
  return networks.map(({ label, measure }) => {
    const found = measure(words.trim())
    const say = text(lang).write.messages
    const lines = [
      say.measure(label, number(found.length, lang), number(found.max, lang)),
      priceOf(found, measure('x'), lang),
      ...found.problems.map(problem => {
        const sentence = say.problems[problem]
        return typeof sentence === 'string' ? sentence : sentence(label)
      }),
    ]
    return { words: lines.filter(Boolean).join(' · '), wrong: found.problems.length > 0 }
  })
}

/** Every sample's notes by the name of its field. `end` is what posts end with, where the box for that is ticked. */
export function allNotes(
  networks: readonly Network[],
  typed: FormValues,
  end: string,
  lang: Lang,
): Record<string, TextNote[]> {
  const texts = formRows('messages', typed).map(row => row.text ?? '')
  const nearest = nearestOf(texts)
  const whole = (words: string) => (words.trim() && typed.linkInPosts === 'on' ? `${words.trim()} ${end}` : words)
  return Object.fromEntries(
    texts.map((words, n) => [
      `text-${n}`,
      [...notesOf(networks, whole(words), lang), ...likeOther(nearest[n] ?? null, lang)],
    ]),
  )
}

/** How much a sample is like another one of the campaign: many voices should not sound like one. */
function likeOther(nearest: Nearest | null, lang: Lang): TextNote[] {
  if (!nearest) return []
  const say = text(lang).write.messages
  const percent = number(Math.round(100 * nearest.alike), lang)
  const other = nearest.place + 1
  return [{ words: nearest.near ? say.near(other, percent) : say.apart(other, percent), wrong: nearest.near }]
}

function priceOf({ price }: Measure, plain: Measure, lang: Lang): string {
  const words = text(lang).write.messages
  if (price === 0) return ''
  return price > plain.price ? words.priceLink(dollars(price), dollars(plain.price)) : words.price(dollars(price))
}

const dollars = (amount: number) => `$${amount.toFixed(3).replace(/0$/, '')}`
