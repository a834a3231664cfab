import { en } from './en.ts'

export type Lang = 'en'
export type Catalogue = typeof en

const catalogues: Readonly<Record<Lang, Catalogue>> = { en }

/** Every sentence in one language. */
export const text = (lang: Lang): Catalogue => catalogues[lang]
