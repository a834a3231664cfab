import { states, votingStates } from '../../../../src/domain/call/congress/states.ts'

/** A whole Congress that never was, in the formats of the real lists. Nobody in it exists; numbers are of the range for stories. */
export type MadeUp = { members: MadeMember[]; offices: MadeOffices[]; zips: string[] }
export type MadeMember = {
  id: { bioguide: string }
  name: { first: string; last: string; official_full: string }
  terms: Record<string, unknown>[]
}
type MadeOffices = { id: { bioguide: string }; offices: { city: string; state: string; phone?: string }[] }

/** Eight districts a state, nine in the first 35: 435. WY and VT are one each, which Ohio and Texas make up for. */
const districtsOf = (state: string, at: number) => {
  if (state === 'WY' || state === 'VT') return [0]
  const more: Readonly<Record<string, number>> = { OH: 6, TX: 8 }
  const n = (at < 35 ? 9 : 8) + (more[state] ?? 0)
  return Array.from({ length: n }, (_, district) => district + 1)
}

export function madeUpCongress(): MadeUp {
  let made = 0
  const member = (state: string, district: number | null): MadeMember => {
    const n = ++made
    const house = district !== null
    const name = house ? `Person of ${state} ${district}` : `Senator ${n} of ${state}`
    return {
      id: { bioguide: `A${String(n).padStart(6, '0')}` },
      name: { first: 'Person', last: `${state}${n}`, official_full: name },
      terms: [
        { type: 'rep', start: '1789', state: 'XX' },
        {
          type: house ? 'rep' : 'sen',
          start: '2025-01-03',
          end: house ? '2027-01-03' : '2031-01-03',
          state,
          ...(house ? { district } : { class: 1 }),
          party: n % 2 ? 'Democrat' : 'Republican',
          phone: `202-555-${String(n % 10_000).padStart(4, '0')}`,
          url: `https://person${n}.example`,
        },
      ],
    }
  }
  const seats = votingStates.flatMap((state, at) => districtsOf(state, at).map(district => ({ state, district })))
  const delegates = Object.keys(states).filter(state => !states[state]?.votes)
  const members = [
    ...seats.map(({ state, district }) => member(state, district)),
    ...delegates.map(state => member(state, 0)),
    ...votingStates.flatMap(state => [member(state, null), member(state, null)]),
  ]
  const offices = members.map(({ id, terms }) => ({
    id,
    offices: [
      { city: 'Hometown', state: String(terms.at(-1)?.state), phone: `303-555-${id.bioguide.slice(-4)}` },
      { city: 'Without a telephone', state: String(terms.at(-1)?.state) },
    ],
  }))
  return { members, offices, zips: [...zipRows(seats), '11,DC,20001,0', '72,PR,00601,98'] }
}

/** Thirty thousand areas, each in one district; and a few that are not. */
function zipRows(seats: readonly { state: string; district: number }[]): string[] {
  const rows = Array.from({ length: 30_100 }, (_, n) => {
    const seat = seats[n % seats.length]
    return `01,${seat?.state},${30_000 + n},${seat?.district}`
  })
  return [
    ...rows,
    '39,OH,10001,3',
    '39,OH,10001,15',
    '21,KY,10002,1',
    '47,TN,10002,7',
    '39,OH,10003,3',
    '56,WY,10004,0',
  ]
}

export const filesOf = ({ members, offices, zips }: MadeUp) => ({
  members: JSON.stringify(members),
  offices: JSON.stringify(offices),
  zips: `state_fips,state_abbr,zcta,cd\n${zips.join('\n')}\n`,
})
