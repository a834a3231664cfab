import type { Request } from 'express'
import type { Context } from '../../context.ts'
import type { Campaign } from '../../domain/campaign/campaign.ts'
import { isLang, knownLang, type Lang } from '../../lib/lang.ts'

type Site = Pick<Context, 'config'>

/** What stands elsewhere for a campaign speaks its language, whoever looks: not that of the visitor's browser. */
export const ownLang = ({ config }: Site, { lang }: Campaign): Lang => knownLang(lang, config.defaultLanguage)

/** The same, unless the address asks for another one: `?lang=es` in the code of a card. */
export const askedLang = (site: Site, campaign: Campaign, { query }: Request): Lang =>
  isLang(query.lang) ? query.lang : ownLang(site, campaign)
