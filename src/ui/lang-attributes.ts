import { isLang, type Lang } from '../lib/lang.ts'

type Written = { readonly lang: string | null }

/** For an element that holds a campaign's own words, on a page in `lang`: screen readers pronounce them as what they are. */
export const langAttributes = ({ lang: own }: Written, lang: Lang) =>
  isLang(own) && own !== lang ? ({ lang: own, dir: 'auto' } as const) : ({ dir: 'auto' } as const)
