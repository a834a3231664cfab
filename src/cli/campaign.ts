import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Db, openDb } from '../../db/open.ts'
import { readConfig } from '../config.ts'
import { findAnyCampaign } from '../domain/campaign/all-campaigns.ts'
import { type FilePicture, readCampaignFile } from '../domain/campaign/file/campaign-file.ts'
import { exportCampaign, importCampaign, pictureBytes } from '../domain/campaign/file/import-export.ts'
import { operator, record } from '../domain/organizer/audit/record.ts'
import { text } from '../text/text.ts'
import { fileSentence } from '../text/wrong.ts'
import type { Command } from './command.ts'
import { exit, unknownCampaign } from './find-launch.ts'

const usage = 'npm run thunderclap -- campaign import <file>, or campaign export <slug> [<file>]: see --help.'

export const campaignCommand: Command = {
  name: 'campaign',
  summary: 'reads a campaign from a file, or writes one to a file',
  help: `npm run thunderclap -- campaign import campaign.yaml
npm run thunderclap -- campaign export <slug>                 to the terminal, its picture within
npm run thunderclap -- campaign export <slug> campaign.yaml   to a file, its picture beside it

A file holds what a campaign says and shows, nothing of its supporters or its launch. Importing makes a draft; everything
that is wrong with the file is named at once, and then nothing is made. An address that is taken gets a number behind it.`,
  run: async (args, say) => {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, strict: false })
    const [verb, one, file, ...more] = positionals
    if (more.length > 0 || !one || !(verb === 'export' || (verb === 'import' && !file))) {
      say(usage)
      return exit.usage
    }
    const dataDir = resolve(readConfig().dataDir)
    const db = openDb(join(dataDir, 'thunderclap.db'))
    try {
      return verb === 'import' ? await take({ db, dataDir }, one, say) : give({ db, dataDir }, one, file ?? null, say)
    } finally {
      db.$client.close()
    }
  },
}

type Place = { readonly db: Db; readonly dataDir: string }
type Say = (line: string) => void

async function take(place: Place, file: string, say: Say): Promise<number> {
  if (!existsSync(file)) return refuse(say, [`There is no file ${file}.`])
  const read = readCampaignFile(readFileSync(file, 'utf8'))
  if (read.kind === 'wrong')
    return refuse(
      say,
      read.problems.map(one => fileSentence(one, 'en')),
    )
  const bytes = read.file.picture && bytesOf(read.file.picture, dirname(file))
  if (bytes === 'no-file') return refuse(say, [fileSentence({ place: 'picture.file', code: 'picture-file' }, 'en')])
  const made = await importCampaign(place, read.file, bytes, Date.now())
  if (made.kind === 'picture-refused') return refuse(say, [fileSentence({ place: 'picture', code: made.why }, 'en')])
  const { slug } = made.campaign
  const about = { id: made.campaign.id, title: read.file.content.basics.title }
  record(place.db, operator, 'campaign-made', { slug, of: 'file' }, Date.now(), about)
  say(`The draft ${slug} is made: ${readConfig().web.baseUrl}/organize/${slug}/write`)
  if (read.file.slug && read.file.slug !== slug) say(text('en').write.import.taken(slug))
  return exit.done
}

function give(place: Place, slug: string, file: string | null, say: Say): number {
  const found = findAnyCampaign(place.db, slug)
  if (!found) return refuse(say, [unknownCampaign(place.db, slug)])
  if (file === null) {
    say(exportCampaign(place, found).trimEnd())
    return exit.done
  }
  const picture = pictureBytes(place.dataDir, found)
  const beside = `${basename(file).replace(/\.ya?ml$/, '')}.webp`
  if (picture) writeFileSync(join(dirname(file), beside), picture)
  writeFileSync(file, exportCampaign(place, found, beside))
  say(`${file} is written${picture ? `, and its picture ${beside} beside it` : ''}.`)
  return exit.done
}

/** `file` names one in the folder of the campaign's file, and nothing else on this machine. */
function bytesOf({ data, file }: FilePicture, folder: string): Buffer | 'no-file' | null {
  if (data !== undefined) return Buffer.from(data, 'base64')
  if (file === undefined) return null
  const path = join(folder, file)
  return file === basename(file) && existsSync(path) ? readFileSync(path) : 'no-file'
}

function refuse(say: Say, lines: readonly string[]): number {
  for (const line of lines) say(line)
  return exit.refused
}
