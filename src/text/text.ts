import type { Lang } from '../lib/lang.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import type { Same } from './same.ts'

export type { Lang } from '../lib/lang.ts'
export type Catalogue = Same<typeof en>

const catalogues: Readonly<Record<Lang, Catalogue>> = { en, es }

/** Every sentence in one language. */
export const text = (lang: Lang): Catalogue => catalogues[lang]
