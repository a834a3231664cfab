import { eq } from 'drizzle-orm'
import type { Db } from '../../../../db/open.ts'
import { campaigns } from '../../../../db/schema/campaigns.ts'
import { type PictureRefusal, readPicture } from '../../../lib/picture.ts'
import type { OwnCampaign } from '../all-campaigns.ts'
import { contentOf } from '../content.ts'
import { type Created, plantCampaign } from '../create.ts'
import { listMessages } from '../message.ts'
import { readMaster, withPictureFiles } from '../picture-files.ts'
import { type CampaignFile, type FilePicture, writeCampaignFile } from './campaign-file.ts'

type Place = { readonly db: Db; readonly dataDir: string }

/** A campaign as a file that holds its picture, or that names `pictureFile` beside it. */
export function exportCampaign({ db, dataDir }: Place, campaign: OwnCampaign, pictureFile?: string): string {
  const content = contentOf(campaign, listMessages(db, campaign.id))
  return writeCampaignFile({ slug: campaign.slug, content, picture: pictureOf(dataDir, campaign, pictureFile) })
}

/** The bytes of a campaign's picture, without loss. */
export const pictureBytes = (dataDir: string, { picture }: OwnCampaign) => picture && readMaster(dataDir, picture.name)

export type Imported =
  | { readonly kind: 'imported'; readonly campaign: Created }
  | { readonly kind: 'picture-refused'; readonly why: PictureRefusal }

/**
 * Makes a draft of what a file says. `bytes` are those of its picture, wherever they came from: they are decoded and
 * encoded anew like any other upload, which leaves a picture that was exported here as it was.
 */
export async function importCampaign(
  { db, dataDir }: Place,
  { slug, content, picture }: CampaignFile,
  bytes: Buffer | null,
  now: number,
): Promise<Imported> {
  const read = picture && bytes ? await readPicture(bytes) : null
  if (read?.kind === 'refused') return { kind: 'picture-refused', why: read.why }
  const campaign = withPictureFiles(db, dataDir, read?.files ?? [], tx => {
    const made = plantCampaign(tx, content, slug, now)
    const shown = read && picture ? { name: read.name, width: read.width, alt: picture.alt } : null
    tx.update(campaigns).set({ picture: shown }).where(eq(campaigns.id, made.id)).run()
    return made
  })
  return { kind: 'imported', campaign }
}

function pictureOf(dataDir: string, campaign: OwnCampaign, file?: string): FilePicture | null {
  const bytes = pictureBytes(dataDir, campaign)
  if (!campaign.picture || !bytes) return null
  const { alt } = campaign.picture
  return file === undefined ? { alt, data: bytes.toString('base64') } : { alt, file }
}
