import type { NewAccount } from '../store/accounts.ts'
import { familyNames, givenNames } from './names.ts'

export const longestHandle = 15
const mostFollowers = 3_000_000

/** Somebody plausible. `random` gives numbers from 0 to 1; the handle may be taken. */
export function makePerson(random: () => number): NewAccount {
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? 'Sam'
  const [given, family] = [one(givenNames), one(familyNames)]
  return { handle: handleOf(given, family, random), name: `${given} ${family}`, followers: followersOf(random) }
}

/** A handle that nobody has who came before the `n`th. */
export const numberedHandle = (handle: string, n: number): string => {
  const number = n.toString(36)
  return `${handle.slice(0, longestHandle - 1 - number.length)}_${number}`
}

function handleOf(given: string, family: string, random: () => number): string {
  const [first, last] = [given.toLowerCase(), family.toLowerCase()]
  const number = Math.floor(random() * 1000)
  const forms = [
    `${first}_${last}`,
    `${first}${last}`,
    `${given}${family}`,
    `${first[0]}${last}${number}`,
    `${first}${number}`,
  ]
  const form = forms[Math.floor(random() * forms.length)] ?? first
  return form.length <= longestHandle ? form : `${first}${number}`.slice(0, longestHandle)
}

/** Half have fewer than 240; one in a thousand has tens of thousands. */
function followersOf(random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.min(mostFollowers, Math.floor(240 * Math.exp(1.55 * normal)))
}
