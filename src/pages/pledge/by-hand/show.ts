import type { Context } from '../../../context.ts'
import { openQuestion } from '../../../domain/mail/consent/ask.ts'
import { consentOf } from '../../../domain/mail/consent/consents.ts'
import { addressOfPledge } from '../../../domain/mail/pledge-address.ts'
import { hasLeft } from '../../../domain/mail/unsubscribe.ts'
import { askedInstead } from '../../../domain/pledge/by-hand/change.ts'
import { oneTapLinks } from '../../../domain/share/links.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { FoundByHand } from '../receipt/find.ts'
import { confirmByHandView } from './confirm-view.tsx'
import { byHandView } from './view.tsx'

/** The receipt of who posts by hand: a question, what was promised, and from T0 on the links to post it with. */
export function showByHand({ db, box, now, config, networks }: Context, lang: Lang, found: FoundByHand): string {
  const { pledge, campaign, state } = found
  if (state === 'asked')
    return confirmByHandView({ ...found, lang, agreed: openQuestion(db, pledge.id, now())?.words ?? null })
  const instead = state === 'waiting' ? askedInstead(db, pledge) : undefined
  return byHandView({
    ...found,
    lang,
    links: oneTapLinks(networks)(pledge.text, `${config.web.baseUrl}/c/${campaign.slug}`),
    stopped: pledge.addressHash !== null && hasLeft(db, campaign.id, pledge.addressHash),
    listed: consentOf(db, pledge.id),
    next: instead ? addressOfPledge(box, instead) : null,
    now: now(),
  })
}
