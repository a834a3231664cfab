import type { Letters, MailKind } from '../domain/mail/letters.ts'
import type { Letter } from './letter.ts'
import type { Place } from './place.ts'

export type Writers = { readonly [K in MailKind]: (data: Letters[K], place: Place) => Letter }
