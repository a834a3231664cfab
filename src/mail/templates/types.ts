import type { MailContext } from './context.ts'
import type { MailContent } from './template.ts'

/** A template for each kind of these mails. */
export type TemplatesOf<Mails> = {
  readonly [K in keyof Mails]: (data: Mails[K], context: MailContext) => MailContent
}
