type Tongue = {
  /** As its own speakers call it. */
  readonly name: string
  /** How its figures and dates are written (BCP 47). */
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
}

/** The languages there is a catalogue of in src/text. */
export const tongues = {
  en: { name: 'English', locale: 'en-US', dir: 'ltr' },
  es: { name: 'Español', locale: 'es-US', dir: 'ltr' },
} as const satisfies Readonly<Record<string, Tongue>>

export type Lang = keyof typeof tongues

export const langs = Object.keys(tongues) as readonly Lang[]

export const isLang = (word: unknown): word is Lang => typeof word === 'string' && Object.hasOwn(tongues, word)

/** A language that was kept as a word; `otherwise` where there is none, or no catalogue of it any more. */
export const knownLang = (word: string | null, otherwise: Lang): Lang => (isLang(word) ? word : otherwise)
