import type { Context } from '../../context.ts'
import { inOneStep } from '../../domain/audit/record.ts'
import { enqueueMail } from '../../domain/mail/enqueue.ts'
import type { Organizer, Role } from '../../domain/organizer.ts'
import { type Invited, invitationMs, invite, mailPrefix } from '../../domain/people/invitation.ts'
import { makeReset, resetMs } from '../../domain/people/new-password.ts'
import type { Lang } from '../../lib/lang.ts'
import { hashToken } from '../../lib/secret-box.ts'

type Held = Pick<Context, 'db' | 'box' | 'config' | 'now'>

const hourMs = 3_600_000

/** Whether mail reaches people. The mailbox of the sandbox is read on this machine alone. */
export const isMailed = ({ config }: Pick<Context, 'config'>) => config.mail !== null && !config.mail.toSandbox

/** `lang` of who invites: nobody knows that of who is invited. */
type Typed = { readonly email: string; readonly role: Role; readonly lang: Lang }

/** Invites, and mails the link where there is a place to mail it to. */
export function inviteByMail({ db, box, config, now }: Held, by: Organizer, typed: Typed) {
  const at = now()
  return inOneStep(db, (): Invited => {
    const invited = invite(db, by, typed, at)
    if (invited.kind !== 'invited' || config.mail === null) return invited
    const { token, email } = invited
    const data = { by: by.name, role: typed.role, path: `/invitation/${token}`, hours: invitationMs / hourMs }
    const key = `${mailPrefix}${hashToken(token)}`
    enqueueMail(db, box, { kind: 'invitation', key, to: email, data, lang: typed.lang }, at)
    return invited
  })
}

/** Mails a link for a new password to who signs in with this address; to nobody where nobody does. */
export function mailReset({ db, box, now }: Held, email: string): void {
  const at = now()
  inOneStep(db, () => {
    const reset = makeReset(db, email, at)
    if (!reset) return
    const { token, organizer } = reset
    const data = { name: organizer.name, path: `/password-reset/${token}`, hours: resetMs / hourMs }
    const key = `password-reset:${hashToken(token)}`
    enqueueMail(db, box, { kind: 'password-reset', key, to: organizer.email, data, lang: organizer.lang }, at)
  })
}
