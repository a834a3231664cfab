import addressparser from 'nodemailer/lib/addressparser'
import type { Sender } from '../../domain/organizer/organization.ts'
import type { Lang } from '../../lib/lang.ts'
import { text } from '../../text/text.ts'

type From = { readonly name: string; readonly address: string }

/**
 * Whom people read a mail is from: "Pro Aare via Thunderclap", whose answers go to the contact. The address stays that of
 * `MAIL_FROM`: servers refuse one that is not theirs.
 */
export function fromOf(mailFrom: string, sender: Sender | null, lang: Lang): { from: string | From; replyTo?: From } {
  const [own] = addressparser(mailFrom, { flatten: true })
  if (!sender || !own?.address) return { from: mailFrom }
  const carrier = own.name || text(lang).common.product
  const name = carrier === sender.name ? carrier : text(lang).mail.via(sender.name, carrier)
  const from = { name, address: own.address }
  return sender.contact ? { from, replyTo: { name: sender.name, address: sender.contact } } : { from }
}
