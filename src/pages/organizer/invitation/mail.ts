import type { Context } from '../../../context.ts'
import { enqueueMail } from '../../../domain/mail/enqueue.ts'
import { hadEnough, mayMailAgain } from '../../../domain/mail/unsolicited.ts'
import { inOneStep } from '../../../domain/organizer/audit/record.ts'
import { type Invited, invitationMs, invite, mailPrefix } from '../../../domain/organizer/invitation.ts'
import { askReset, resetMs } from '../../../domain/organizer/new-password.ts'
import type { Organizer, Role } from '../../../domain/organizer/organizer.ts'
import type { Lang } from '../../../lib/lang.ts'
import { hashToken } from '../../../lib/secret-box.ts'

type Held = Pick<Context, 'db' | 'box' | 'config' | 'now'>

const hourMs = 3_600_000

/** Whether mail reaches people. The mailbox of the sandbox is read on this machine alone. */
export const isMailed = ({ config }: Pick<Context, 'config'>) => config.mail !== null && !config.mail.toSandbox

/** `lang` of who invites: nobody knows that of who is invited. */
type Typed = { readonly email: string; readonly role: Role; readonly lang: Lang }

/**
 * Invites, and mails the link where there is a place to mail it to. `isMailed` is false as well where the mailbox had
 * enough mails that it did not ask for, or wants none: then the link is to be given by hand.
 */
export function inviteByMail({ db, box, config, now }: Held, by: Organizer, typed: Typed) {
  const at = now()
  return inOneStep(db, (): Invited & { readonly isMailed?: boolean } => {
    const invited = invite(db, by, typed, at)
    if (invited.kind !== 'invited' || config.mail === null || hadEnough(db, box, invited.email, at)) return invited
    const { token, email } = invited
    const data = { by: by.name, role: typed.role, path: `/invitation/${token}`, hours: invitationMs / hourMs }
    const key = `${mailPrefix}${hashToken(token)}`
    const mail = enqueueMail(db, box, { kind: 'invitation', key, to: email, data, lang: typed.lang }, at)
    return { ...invited, isMailed: mail === 'queued' && isMailed({ config }) }
  })
}

/**
 * Mails the link for a new password to who signs in with this address; to nobody where nobody does. Where it was mailed a
 * moment ago it is not mailed again, but works for longer: whoever asks, it is the same.
 */
export function mailReset({ db, box, now }: Held, email: string): void {
  const at = now()
  inOneStep(db, () => {
    const reset = askReset(db, box, email, at)
    if (!reset) return
    const { token, organizer } = reset
    const [kind, to] = ['password-reset', organizer.email] as const
    if (!mayMailAgain(db, box, { kind, address: to }, at)) return
    const data = { name: organizer.name, path: `/password-reset/${token}`, hours: resetMs / hourMs }
    enqueueMail(db, box, { kind, key: `${kind}:${hashToken(token)}:${at}`, to, data, lang: organizer.lang }, at)
  })
}
