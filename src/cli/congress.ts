import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openDb } from '../../db/open.ts'
import { readConfig } from '../config.ts'
import { storeCongress } from '../domain/call/congress/editions.ts'
import { type Files, readCongress } from '../domain/call/congress/parse.ts'
import { type Downloaded, download } from '../lib/download.ts'
import { number } from '../text/format.ts'
import type { Command } from './command.ts'
import { exit } from './find-launch.ts'

const lists = ['members', 'offices', 'zips'] as const
type List = (typeof lists)[number]

/** The largest of the three has 1.5 MB. */
const limits = { mostBytes: 20_000_000, withinMs: 60_000 }

export const congressCommand: Command = {
  name: 'congress',
  summary: 'loads who sits in Congress and which districts a ZIP code lies in',
  help: `npm run thunderclap -- congress update
npm run thunderclap -- congress update --members <address or file> --offices <address or file> --zips <address or file>

For the page on which supporters call. The lists come from unitedstates/congress-legislators and
OpenSourceActivismTech/us-zipcodes-congress on GitHub, or from where CONGRESS_…_URL says. They are looked at first: what is
damaged, or not nearly a whole Congress, is refused, and the lists at hand stay. Once a month is enough, and after an
election in January. May run beside the program. Exit code 1 when nothing was changed.`,
  run: async (args, say) => {
    const options = Object.fromEntries(lists.map(name => [name, { type: 'string' as const }]))
    const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, strict: false, options })
    const odd = Object.keys(values).find(name => !(lists as readonly string[]).includes(name))
    if (positionals.join(' ') !== 'update' || odd) {
      say('npm run thunderclap -- congress update: see --help.')
      return exit.usage
    }
    const config = readConfig()
    const from = (name: List) => (typeof values[name] === 'string' ? values[name] : config.congress[name])
    const files = await fetchAll(from, say)
    if (!files) return exit.refused
    const read = readCongress(files)
    if (read.kind === 'refused') {
      for (const why of read.why) say(`  ${why}`)
      say('Nothing was changed: the lists at hand stay.')
      return exit.refused
    }
    const db = openDb(join(resolve(config.dataDir), 'thunderclap.db'))
    try {
      const { members, offices, zips, newestOn } = storeCongress(db, read.congress, Date.now())
      const [people, places, areas] = [members, offices, zips].map(n => number(n, 'en'))
      say(`Loaded ${people} members of Congress, ${places} offices and ${areas} ZIP areas.`)
      say(`The newest member took office on ${newestOn}.`)
      return exit.done
    } finally {
      db.$client.close()
    }
  },
}

async function fetchAll(from: (name: List) => string, say: (line: string) => void): Promise<Files | null> {
  const got = await Promise.all(lists.map(async name => ({ name, ...(await fetchOne(from(name))) })))
  for (const one of got) if (one.kind === 'failed') say(`  ${one.name}: ${from(one.name)}: ${one.why}`)
  const text = (name: List) => got.flatMap(one => (one.name === name && one.kind === 'got' ? [one.text] : []))[0]
  const [members, offices, zips] = lists.map(text)
  if (members !== undefined && offices !== undefined && zips !== undefined) return { members, offices, zips }
  say('Nothing was changed: the lists at hand stay.')
  return null
}

async function fetchOne(place: string): Promise<Downloaded> {
  if (/^https?:\/\//i.test(place)) return download(place, limits)
  if (!existsSync(place) || !statSync(place).isFile()) return { kind: 'failed', why: 'there is no such file' }
  if (statSync(place).size > limits.mostBytes) return { kind: 'failed', why: 'it is too large' }
  return { kind: 'got', text: readFileSync(place, 'utf8') }
}
