import type { Context } from '../../../context.ts'
import { addressDays } from '../../../domain/mail/erase.ts'
import { invitationDays } from '../../../domain/organizer/invitation.ts'
import { readOrganization } from '../../../domain/organizer/organization.ts'
import { confirmHours } from '../../../domain/pledge/by-hand/rules.ts'
import { grantDays } from '../../../domain/pledge/grants/need.ts'
import { knownBrowserDays } from '../../../http/known-browser.ts'
import type { Handlers } from '../../../http/route.ts'
import { sessionDays } from '../../../http/session/session.ts'
import { privacyView } from './view.tsx'

/** How long things are kept, from the places that keep them. */
const spans = {
  permission: grantDays,
  address: addressDays,
  reminder: addressDays,
  session: sessionDays.supporter,
  organizer: sessionDays.organizer,
  browser: knownBrowserDays,
  invited: invitationDays,
  unconfirmed: confirmHours,
} as const

/** `/privacy`: the same for everybody. */
export function privacyHandlers({ db, config, networks }: Pick<Context, 'db' | 'config' | 'networks'>) {
  const { baseUrl } = config.web
  return {
    show: (req, res) => {
      res.send(
        privacyView({
          lang: req.lang,
          host: new URL(baseUrl).host,
          address: `${baseUrl}/privacy`,
          networks: [...networks.keys()],
          spans,
          organization: readOrganization(db),
        }),
      )
    },
  } satisfies Handlers
}
