import { readdirSync } from 'node:fs'

/** A language there is a catalogue of: the name (BCP 47) of a file in src/text. Which there are is known when the program starts. */
export type Lang = 'en' | 'es' | (string & Record<never, never>)

const folder = new URL('../text/', import.meta.url)
const isCatalogue = /^([a-z]{2,3}(?:-[A-Za-z]{2,4})?)[.]ts$/

/** English first: the others have its shape. */
export const langs: readonly Lang[] = readdirSync(folder)
  .flatMap(file => isCatalogue.exec(file)?.[1] ?? [])
  .sort((a, b) => Number(b === 'en') - Number(a === 'en') || a.localeCompare(b, 'en'))

type Tongue = {
  /** As its own speakers call it. */
  readonly name: string
  /** How its figures and dates are written (BCP 47). */
  readonly locale: string
  /** Where its hours are not counted as `locale` has it. */
  readonly hours: { readonly hourCycle: 'h23' } | undefined
  readonly dir: 'ltr' | 'rtl'
}

/** Where figures and dates are not written as the language alone would have it. */
const locales: Readonly<Record<string, string>> = { en: 'en-US', es: 'es-US' }

/** "10:00 a.m." would end a sentence in two full stops, and no reader of Spanish needs it. */
const hours: Readonly<Record<string, Tongue['hours']>> = { es: { hourCycle: 'h23' } }

const known = new Map<string, Tongue>(langs.map(lang => [lang, tongueOf(lang)]))

/** What every browser and Node itself knows of a language: nothing has to be said of it here. */
function tongueOf(lang: string): Tongue {
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang
  const [first = '', ...rest] = name
  const script = new Intl.Locale(lang).maximize().script ?? ''
  const dir = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'].includes(script) ? 'rtl' : 'ltr'
  return { name: first.toLocaleUpperCase(lang) + rest.join(''), locale: locales[lang] ?? lang, hours: hours[lang], dir }
}

export function languageInfo(lang: Lang): Tongue {
  const found = known.get(lang)
  if (!found) throw new Error(`there is no catalogue of ${lang}`)
  return found
}

export const isLang = (word: unknown): word is Lang => typeof word === 'string' && known.has(word)

/** A language that was kept as a word; `otherwise` where there is none, or no catalogue of it any more. */
export const knownLang = (word: string | null, otherwise: Lang): Lang => (isLang(word) ? word : otherwise)
