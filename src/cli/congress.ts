import { existsSync, readFileSync, statSync } from 'node:fs'
import { storeCongress } from '../domain/call/congress/editions.ts'
import { type Files, readCongress } from '../domain/call/congress/parse.ts'
import { type Downloaded, download } from '../lib/download.ts'
import { number } from '../text/format.ts'
import { command, refuse } from './command.ts'

const lists = ['members', 'offices', 'zips'] as const
type List = (typeof lists)[number]

/** The largest of the three has 1.5 MB. */
const limits = { mostBytes: 20_000_000, withinMs: 60_000 }

export const congressCommand = command({
  name: 'congress',
  summary: 'loads who sits in Congress and which districts a ZIP code lies in',
  help: `npm run thunderclap -- congress update
npm run thunderclap -- congress update --members <address or file> --offices <address or file> --zips <address or file>

For the page on which supporters call. The lists come from unitedstates/congress-legislators and
OpenSourceActivismTech/us-zipcodes-congress on GitHub, or from where CONGRESS_…_URL says. They are looked at first: what is
damaged, or not nearly a whole Congress, is refused, and the lists at hand stay. Once a month is enough, and after an
election in January. May run beside the program. Exit code 1 when nothing was changed.`,
  options: { members: { type: 'string' }, offices: { type: 'string' }, zips: { type: 'string' } },
  forms: {
    update: async ({ config, options, db, say }) => {
      const read = readCongress(await fetchAll(name => options[name] ?? config().congress[name]))
      if (read.kind === 'refused') refuse(...read.why.map(why => `  ${why}`), unchanged)
      const { members, offices, zips, newestOn } = storeCongress(db('make'), read.congress, Date.now())
      const [people, places, areas] = [members, offices, zips].map(n => number(n, 'en'))
      say(`Loaded ${people} members of Congress, ${places} offices and ${areas} ZIP areas.`)
      say(`The newest member took office on ${newestOn}.`)
    },
  },
})

const unchanged = 'Nothing was changed: the lists at hand stay.'

async function fetchAll(from: (name: List) => string): Promise<Files> {
  const got = await Promise.all(lists.map(async name => ({ name, ...(await fetchOne(from(name))) })))
  const text = (name: List) => got.flatMap(one => (one.name === name && one.kind === 'got' ? [one.text] : []))[0]
  const [members, offices, zips] = lists.map(text)
  if (members !== undefined && offices !== undefined && zips !== undefined) return { members, offices, zips }
  const failed = got.flatMap(one => (one.kind === 'failed' ? [`  ${one.name}: ${from(one.name)}: ${one.why}`] : []))
  return refuse(...failed, unchanged)
}

async function fetchOne(place: string): Promise<Downloaded> {
  if (/^https?:\/\//i.test(place)) return download(place, limits)
  if (!existsSync(place) || !statSync(place).isFile()) return { kind: 'failed', why: 'there is no such file' }
  if (statSync(place).size > limits.mostBytes) return { kind: 'failed', why: 'it is too large' }
  return { kind: 'got', text: readFileSync(place, 'utf8') }
}
