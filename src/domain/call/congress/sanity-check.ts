import type { Congress } from './congress.ts'
import { votingStates } from './states.ts'

/** What cannot be true of a Congress: the House has 435 seats and 6 delegates, the Senate two for each of 50 states. */
export function implausible({ members, offices, zips }: Congress): string[] {
  const house = members.filter(member => member.chamber === 'house')
  const seats = house.map(({ state, district }) => `${state}-${district}`)
  const senators = countBy(members.filter(member => member.chamber === 'senate').map(member => member.state))
  const areas = new Set(zips.map(row => row.zip))
  const districts = new Set(zips.map(({ state, district }) => `${state}-${district}`))
  const homeless = seats.filter(seat => !districts.has(seat) && !/^(AS|GU|MP|VI)-/.test(seat))
  const withOffice = new Set(offices.map(office => office.bioguide))
  const served = members.filter(member => withOffice.has(member.bioguide)).length
  const wrong: [boolean, string][] = [
    [house.length < 400 || house.length > 441, `members: ${house.length} in the House, where 400 to 441 are possible`],
    [
      new Set(seats).size < seats.length,
      `members: two hold the seat ${seats.find((seat, at) => seats.indexOf(seat) < at)}`,
    ],
    [new Set(members.map(one => one.bioguide)).size < members.length, 'members: somebody is listed twice'],
    [
      votingStates.filter(state => (senators.get(state) ?? 0) === 0).length > 2 ||
        [...senators.values()].some(n => n > 2),
      'members: a state has more than two senators, or more than two states have none',
    ],
    [
      members.filter(member => member.phone === null).length > members.length / 20,
      'members: more than one in twenty has no telephone',
    ],
    [served < members.length / 2, `offices: only ${served} of ${members.length} members have one`],
    [areas.size < 30_000, `zips: ${areas.size} areas, where there are more than 30,000`],
    [
      homeless.length > 9,
      `zips: no area lies in ${homeless.length} of the districts, ${homeless.slice(0, 3).join(', ')} among them: is it of the same Congress?`,
    ],
  ]
  return wrong.flatMap(([holds, sentence]) => (holds ? [sentence] : []))
}

export function countBy(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
