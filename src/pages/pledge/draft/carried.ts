import type { Request } from 'express'
import { z } from 'zod'
import { type Draft, type Offer, readDraft } from './draft.ts'

export type CarriedFields = { readonly email: string; readonly atLeast: string; readonly unlisted: string }

const Fields = z.object({
  email: z.string().catch(''),
  atLeast: z.string().catch(''),
  unlisted: z.string().catch(''),
})
const Text = z.object({ text: z.string().min(1) })

/** What was typed on the page that confirms. */
export const typedIn = (body: unknown): CarriedFields =>
  Fields.catch({ email: '', atLeast: '', unlisted: '' }).parse(body ?? {})

/**
 * What a form that confirms brings along: the very text of its page. So it is neither another window's nor lost with a
 * session. Null where the form has none, or there is none.
 */
export function carriedDraft(req: Request, offer: Offer): Draft | null {
  if (req.method !== 'POST' || !Text.safeParse(req.body).success) return null
  const draft = readDraft({ ...req.body, message: undefined }, offer)
  return draft.text === '' ? null : draft
}
