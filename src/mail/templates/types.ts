import type { MailData, MailKind } from '../../domain/mail/kinds.ts'
import type { MailContext } from './context.ts'
import type { MailContent } from './template.ts'

export type Templates = { readonly [K in MailKind]: (data: MailData[K], context: MailContext) => MailContent }
