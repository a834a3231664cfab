import type { Request, Response } from 'express'
import type { Logo } from '../../../../db/schema/organization.ts'
import { readLogo } from '../../../lib/logo.ts'
import type { PictureFile } from '../../../lib/picture.ts'
import { text } from '../../../text/text.ts'
import { wrongSentence } from '../../../text/wrong.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { takeFile } from '../../campaign/editor/upload.ts'

export const receiveLogo = takeFile('logo', 5_000_000)

type SentLogo =
  | { readonly kind: 'sent'; readonly logo: Logo; readonly file: PictureFile }
  | { readonly kind: 'refused'; readonly status: number; readonly wrong: Wrong }

/** Of a form where it is optional; null where none was chosen. */
export const sentLogoIfAny = async (req: Request, res: Response): Promise<SentLogo | null> =>
  req.file || res.locals.fileTooLarge ? sentLogo(req, res) : null

/** The logo of a form that went through `receiveLogo`. */
export async function sentLogo(req: Request, res: Response): Promise<SentLogo> {
  const words = text(req.lang).organize.organization.logo
  if (res.locals.fileTooLarge) return refused(413, words.tooLarge)
  if (!req.file) return refused(422, words.missing)
  const read = await readLogo(req.file.buffer)
  if (read.kind === 'refused') return refused(422, wrongSentence(read.why, '', null, req.lang))
  const { name, width, height, file } = read
  return { kind: 'sent', logo: { name, width, height }, file }
}

const refused = (status: number, message: string) =>
  ({ kind: 'refused', status, wrong: { field: 'logo', message } }) as const
