import type { Request } from 'express'
import { readSource, referringSite } from '../../domain/reach/counters/sources.ts'
import { readInviteCode } from '../../domain/share/invite-code.ts'
import { readUrl } from '../../lib/url.ts'

/** What led a visitor here. Carried by addresses and forms alone, never by a cookie. */
export type Referral = {
  /** Whose invitation: its code. */
  readonly by: number | null
  /** See domain/reach/counters/sources.ts; null where nothing says so, and for a visitor who was here before. */
  readonly from: string | null
}

/** `baseUrl`: of this site, which nobody comes from. */
export function referralOf(req: Pick<Request, 'query' | 'get'>, baseUrl: string): Referral {
  const by = readInviteCode(req.query.by)
  const said = readSource(req.query.from) ?? referringSite(req.get('referer'), new URL(baseUrl).host)
  return { by, from: by === null ? said : 'invitation' }
}

/** Whether they have just come, and are not on their way within these pages. */
export const isFromOutside = (req: Pick<Request, 'get'>, baseUrl: string): boolean =>
  readUrl(req.get('referer') ?? '')?.host !== new URL(baseUrl).host
