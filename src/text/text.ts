import { type Lang, langs } from '../lib/lang.ts'
import type { catalogue as english } from './en.ts'
import type { Same } from './same.ts'

export type { Lang } from '../lib/lang.ts'
export type Catalogue = Same<typeof english>

/** Every file here that is named after a language exports its catalogue as `catalogue`: that is all another language takes. */
const catalogues = new Map<Lang, Catalogue>()
for (const lang of langs) {
  const { catalogue }: { readonly catalogue: Catalogue } = await import(/* @vite-ignore */ `./${lang}.ts`)
  catalogues.set(lang, catalogue)
}

/** Every sentence in one language. */
export function text(lang: Lang): Catalogue {
  const found = catalogues.get(lang)
  if (!found) throw new Error(`there is no catalogue of ${lang}`)
  return found
}
