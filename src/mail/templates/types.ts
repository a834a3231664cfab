import type { Letters, MailKind } from '../../domain/mail/kinds.ts'
import type { Place } from './context.ts'
import type { Letter } from './template.ts'

export type Writers = { readonly [K in MailKind]: (data: Letters[K], place: Place) => Letter }
