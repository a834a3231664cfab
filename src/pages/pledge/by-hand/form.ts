import type { Request, Response } from 'express'
import { z } from 'zod'
import { Problem } from '../../../lib/problem.ts'
import type { Network } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { type Draft, textWrong } from '../draft/draft.ts'

const Email = z.string().trim().max(254).pipe(z.email())

/** What was typed, to be shown again as it is; `email` is null where it is none. */
export function readEmail(body: unknown): { readonly typed: string; readonly email: string | null } {
  const given = z
    .object({ email: z.string().catch('') })
    .catch({ email: '' })
    .parse(body ?? {}).email
  // Long enough to be seen and put right, not to be carried around.
  return { typed: given.slice(0, 300), email: Email.safeParse(given).data ?? null }
}

/** Very many were asked for, everywhere, and not confirmed: what was typed is kept, and an hour lets new ones through. */
export function tooManyAsked({ lang }: Request, res: Response): Problem {
  res.set('retry-after', '900')
  return new Problem(429, text(lang).reminder.tooMany)
}

/** What keeps a text from being posted by hand, and a mail from being sent. That it is like another text does not. */
export function checkByHand({ measure }: Network, { text: words }: Draft, email: string | null, lang: Lang): Wrong[] {
  const wrong = textWrong(words, measure(words), lang)
  return [
    ...(wrong ? [wrong] : []),
    ...(email === null ? [{ field: 'email', message: text(lang).reminder.ask.wrongEmail }] : []),
  ]
}
