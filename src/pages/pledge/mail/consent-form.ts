import { z } from 'zod'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { hashToken } from '../../../lib/secret-box.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'

/** What the box is worth: it names the words that stood beside it, so that a yes to others is none. */
export const consentValue = (words: string) => hashToken(words).slice(0, 22)

/** `words`: those that were agreed to; null where nothing is. */
export type ReadConsent = { readonly words: string | null; readonly wrong: readonly Wrong[] }

const Form = z.object({ consent: z.string() })

/** The box beside a mail address, as it was sent. */
export function readConsent(
  body: unknown,
  { consent }: Pick<Campaign, 'consent'>,
  email: string,
  lang: Lang,
): ReadConsent {
  const { wrong } = text(lang).consent
  const form = Form.safeParse(body ?? {})
  if (!form.success) return { words: null, wrong: [] }
  if (consent === '' || form.data.consent !== consentValue(consent))
    return { words: null, wrong: [{ field: 'consent', message: wrong.changed }] }
  return { words: consent, wrong: email.trim() === '' ? [{ field: 'email', message: wrong.address }] : [] }
}

/** Who asks, by name. */
export const askerOf = ({ organization, title }: Pick<Campaign, 'organization' | 'title'>) => organization || title
