import type { Lang } from '../lib/lang.ts'
import { en } from './en.ts'

export type { Lang } from '../lib/lang.ts'
export type Catalogue = typeof en

const catalogues: Readonly<Record<Lang, Catalogue>> = { en }

/** Every sentence in one language. */
export const text = (lang: Lang): Catalogue => catalogues[lang]
