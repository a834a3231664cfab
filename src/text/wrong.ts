import { number } from './format.ts'
import { type Lang, text } from './text.ts'

/** The catalogue's sentence for a word of the rules of what organizers write. */
export function wrongSentence(code: string, label: string, most: number | null, lang: Lang): string {
  const words = text(lang).write.wrong
  const say = Object.hasOwn(words, code) ? words[code as keyof typeof words] : words['wrong-kind']
  return say(label, most === null ? '' : number(most, lang))
}

type FileProblem = { readonly place: string; readonly code: string; readonly most?: number }

/** What is wrong with a file of a campaign, its place named first. */
export function fileSentence({ place, code, most }: FileProblem, lang: Lang): string {
  const said = wrongSentence(code, place, most ?? null, lang)
  return place === '' || said.startsWith(place) ? said : `${place}: ${said}`
}
