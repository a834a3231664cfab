import type { Request, Response } from 'express'
import type { Context } from '../../../context.ts'
import { record } from '../../../domain/organizer/audit/record.ts'
import { type Format, streamTable, type Table } from '../../../http/table-file.ts'
import { signedIn } from './show-campaign.ts'

type Campaign = { readonly id: number; readonly slug: string; readonly title: string }
type File = { readonly name: string; readonly format: Format; readonly table: Table }

/** A table of a campaign as a file for an organizer. That somebody took data of people with them is recorded. */
export async function sendTable(
  context: Context,
  req: Request,
  res: Response,
  campaign: Campaign,
  { name, format, table }: File,
): Promise<void> {
  const file = `${campaign.slug}-${name}.${format}`
  if (table.ofPeople) record(context.db, signedIn(context, req), 'people-downloaded', { file }, context.now(), campaign)
  await streamTable(res, file, format, table)
}
