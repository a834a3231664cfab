import type { Request } from 'express'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'

/** A 409: it was still possible when the page was made. Leads back to how things stand now. */
export function launchTooLate(
  { lang }: Request,
  slug: string,
  said: { readonly title: string; readonly text: string },
): Problem {
  const { label } = text(lang).organize.tooLate
  return new Problem(409, { title: said.title, text: said.text, action: { href: `/organize/${slug}`, label } })
}
