import { z } from 'zod'
import type { Congress } from './congress.ts'
import { countBy, implausible } from './sanity-check.ts'
import { states } from './states.ts'

/** What the three files hold, as text. */
export type Files = { readonly members: string; readonly offices: string; readonly zips: string }

export type Read =
  | { readonly kind: 'read'; readonly congress: Congress }
  | { readonly kind: 'refused'; readonly why: string[] }

/**
 * Reads the lists in the formats of unitedstates/congress-legislators (JSON) and OpenSourceActivismTech's zccd.csv. What is
 * damaged, or not nearly a whole Congress, is refused with reasons: an old list is better than half a new one.
 */
export function readCongress(files: Files): Read {
  const lists = { members: readMembers(files.members), offices: readOffices(files.offices), zips: readZips(files.zips) }
  const { members, offices, zips } = lists
  if (members.kind === 'damaged' || offices.kind === 'damaged' || zips.kind === 'damaged')
    return { kind: 'refused', why: Object.values(lists).flatMap(list => (list.kind === 'damaged' ? list.why : [])) }
  const congress = {
    members: members.rows.map(({ startsOn: _, ...member }) => member),
    offices: offices.rows,
    zips: zips.rows,
    newestOn:
      members.rows
        .map(member => member.startsOn)
        .sort()
        .at(-1) ?? '',
    endsOn: mostOften(members.rows.filter(member => member.chamber === 'house').map(member => member.endsOn)),
  }
  const why = implausible(congress)
  return why.length > 0 ? { kind: 'refused', why } : { kind: 'read', congress }
}

type List<T> = { readonly kind: 'list'; readonly rows: T[] } | { readonly kind: 'damaged'; readonly why: string[] }

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const bioguide = z.string().regex(/^[A-Z]\d{6}$/)
const abbreviation = z.string().refine(text => text in states, 'is no state or territory')
const phone = z.string().regex(/^\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}/)

const Term = z.object({
  type: z.enum(['rep', 'sen']),
  start: day,
  end: day,
  state: abbreviation,
  district: z.number().int().min(0).max(60).optional(),
  party: z.string().min(1).max(60),
  phone: phone.optional(),
  url: z.url().startsWith('http').optional().catch(undefined),
})

const Members = z.array(
  z.object({
    id: z.object({ bioguide }),
    name: z.object({ first: z.string(), last: z.string().min(1), official_full: z.string().optional() }),
    terms: z.array(z.unknown()).min(1),
  }),
)

function readMembers(file: string): List<Congress['members'][number] & { startsOn: string }> {
  const read = parsed(file, Members, 'members')
  if (read.kind === 'damaged') return read
  const why: string[] = []
  const rows = read.rows.flatMap(({ id, name, terms }) => {
    // Older terms are history, written in ways of their own time.
    const term = Term.safeParse(terms.at(-1))
    if (!term.success || (term.data.type === 'rep' && term.data.district === undefined)) {
      const [issue] = term.error?.issues ?? []
      why.push(
        `members: the last term of ${id.bioguide}: ${issue ? `${issue.path.join('.')} ${issue.message}` : 'no district'}`,
      )
      return []
    }
    const { type, start, end, state, district, party, phone: number, url } = term.data
    return {
      bioguide: id.bioguide,
      chamber: type === 'sen' ? ('senate' as const) : ('house' as const),
      state,
      district: type === 'sen' ? null : (district ?? null),
      name: name.official_full ?? `${name.first} ${name.last}`,
      party,
      phone: number ? spelled(number) : null,
      url: url ?? null,
      startsOn: start,
      endsOn: end,
    }
  })
  return why.length > 0 ? { kind: 'damaged', why: few(why) } : { kind: 'list', rows }
}

/** Of `37902-2327` too; what is no ZIP code says nothing. */
const zipBegin = z
  .string()
  .regex(/^\d{5}(?!\d)/)
  .transform(zip => zip.slice(0, 5))
  .optional()
  .catch(undefined)

const Offices = z.array(
  z.object({
    id: z.object({ bioguide }),
    offices: z.array(z.object({ city: z.string(), state: z.string(), zip: zipBegin, phone: z.string().optional() })),
  }),
)

/** An office without a number that can be dialled is of no use here. */
function readOffices(file: string): List<Congress['offices'][number]> {
  const read = parsed(file, Offices, 'offices')
  if (read.kind === 'damaged') return read
  const rows = read.rows.flatMap(({ id, offices }) =>
    offices
      .filter(office => phone.safeParse(office.phone).success && office.state in states)
      .map((office, place) => ({
        bioguide: id.bioguide,
        place,
        city: office.city,
        state: office.state,
        zip: office.zip ?? null,
        phone: spelled(office.phone ?? ''),
      })),
  )
  return { kind: 'list', rows }
}

const header = 'state_fips,state_abbr,zcta,cd'
const zipLine = /^\d\d,([A-Z]{2}),(\d{5}),(\d{1,2})$/

function readZips(file: string): List<Congress['zips'][number]> {
  const [first, ...lines] = file.replace(/^\ufeff/, '').split(/\r?\n/)
  if (first !== header) return { kind: 'damaged', why: [`zips: the first line is not ${header}`] }
  const why: string[] = []
  const rows = new Map<string, Congress['zips'][number]>()
  for (const [at, line] of lines.entries()) {
    if (line === '') continue
    const [, state = '', zip = '', district] = zipLine.exec(line) ?? []
    // 98 is the Census's word for a delegate's district.
    const number = district === '98' ? 0 : Number(district)
    if (!(state in states) || Number.isNaN(number)) why.push(`zips: line ${at + 2} reads ${line.slice(0, 40)}`)
    else rows.set(`${zip} ${state} ${number}`, { zip, state, district: number })
  }
  return why.length > 0 ? { kind: 'damaged', why: few(why) } : { kind: 'list', rows: [...rows.values()] }
}

function parsed<T>(file: string, shape: z.ZodType<T[]>, name: string): List<T> {
  let json: unknown
  try {
    json = JSON.parse(file)
  } catch {
    return { kind: 'damaged', why: [`${name}: not JSON, or cut off`] }
  }
  const read = shape.safeParse(json)
  if (read.success) return { kind: 'list', rows: read.data }
  return {
    kind: 'damaged',
    why: few(read.error.issues.map(issue => `${name}: ${issue.path.join('.')} ${issue.message}`)),
  }
}

const few = (why: readonly string[]) =>
  why.length > 3 ? [...why.slice(0, 3), `… and ${why.length - 3} more like these`] : [...why]

const mostOften = (words: readonly string[]) =>
  [...countBy(words)].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0] as [string, number])[0]

/** (202) 225-4876 */
function spelled(number: string): string {
  const digits = number.replace(/\D/g, '')
  return `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6, 10)}`
}
