import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type FilePicture, readCampaignFile } from '../domain/campaign/file/campaign-file.ts'
import { exportCampaign, importCampaign, pictureBytes } from '../domain/campaign/file/import-export.ts'
import { operator, record } from '../domain/organizer/audit/record.ts'
import { text } from '../text/text.ts'
import { fileSentence } from '../text/wrong.ts'
import { type Cli, command, refuse } from './command.ts'
import { requireCampaign } from './find-launch.ts'

export const campaignCommand = command({
  name: 'campaign',
  summary: 'reads a campaign from a file, or writes one to a file',
  help: `npm run thunderclap -- campaign import campaign.yaml
npm run thunderclap -- campaign export <slug>                 to the terminal, its picture within
npm run thunderclap -- campaign export <slug> campaign.yaml   to a file, its picture beside it

A file holds what a campaign says and shows, nothing of its supporters or its launch. Importing makes a draft; everything
that is wrong with the file is named at once, and then nothing is made. An address that is taken gets a number behind it.`,
  forms: { 'import <file>': importFrom, 'export <slug> [<file>]': exportTo },
})

async function importFrom(cli: Cli, file: string): Promise<void> {
  if (!existsSync(file)) refuse(`There is no file ${file}.`)
  const read = readCampaignFile(readFileSync(file, 'utf8'))
  if (read.kind === 'wrong') refuse(...read.problems.map(one => fileSentence(one, 'en')))
  const bytes = read.file.picture && bytesOf(read.file.picture, dirname(file))
  if (bytes === 'no-file') refuse(fileSentence({ place: 'picture.file', code: 'picture-file' }, 'en'))
  const db = cli.db('make')
  const made = await importCampaign({ db, dataDir: cli.dataDir() }, read.file, bytes, Date.now())
  if (made.kind === 'picture-refused') refuse(fileSentence({ place: 'picture', code: made.why }, 'en'))
  const { slug } = made.campaign
  const about = { id: made.campaign.id, title: read.file.content.basics.title }
  record(db, operator, 'campaign-made', { slug, of: 'file' }, Date.now(), about)
  cli.say(`The draft ${slug} is made: ${cli.config().web.baseUrl}/organize/${slug}/write`)
  if (read.file.slug && read.file.slug !== slug) cli.say(text('en').write.import.taken(slug))
}

function exportTo(cli: Cli, slug: string, file?: string): void {
  const place = { db: cli.db(), dataDir: cli.dataDir() }
  const found = requireCampaign(place.db, slug)
  if (file === undefined) {
    cli.say(exportCampaign(place, found).trimEnd())
    return
  }
  const picture = pictureBytes(place.dataDir, found)
  const beside = `${basename(file).replace(/\.ya?ml$/, '')}.webp`
  if (picture) writeFileSync(join(dirname(file), beside), picture)
  writeFileSync(file, exportCampaign(place, found, beside))
  cli.say(`${file} is written${picture ? `, and its picture ${beside} beside it` : ''}.`)
}

/** `file` names one in the folder of the campaign's file, and nothing else on this machine. */
function bytesOf({ data, file }: FilePicture, folder: string): Buffer | 'no-file' | null {
  if (data !== undefined) return Buffer.from(data, 'base64')
  if (file === undefined) return null
  const path = join(folder, file)
  return file === basename(file) && existsSync(path) ? readFileSync(path) : 'no-file'
}
