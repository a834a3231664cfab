import type { SandboxNetwork } from '../network.ts'
import type { NewAccount } from '../store/accounts.ts'
import { familyNames, givenNames } from './names.ts'
import { handleRules } from './person.ts'

const mostFollowers = 3_000_000

/** Somebody plausible, of Mastodon at `server` if it is given. `random` gives numbers from 0 to 1; the handle may be taken. */
export function makePerson(network: SandboxNetwork, random: () => number, server?: string): NewAccount {
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? 'Sam'
  const [given, family] = [one(givenNames), one(familyNames)]
  const { of, longest } = handleRules[network]
  const handle = of(plainName(given, family, random, longest), server)
  return { network, handle, name: `${given} ${family}`, followers: followersOf(random) }
}

/** A handle that nobody has who came before the `n`th; of Mastodon, at the same server. */
export const numberedHandle = (network: SandboxNetwork, handle: string, n: number): string => {
  const { of, longest } = handleRules[network]
  const number = n.toString(36)
  const [name = ''] = handle.split(/[.@]/)
  return of(`${name.slice(0, longest - 1 - number.length)}_${number}`, handle.slice(name.length + 1))
}

function plainName(given: string, family: string, random: () => number, longest: number): string {
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
  return form.length <= longest ? form : `${first}${number}`.slice(0, longest)
}

/** Half have fewer than 240; one in a thousand has tens of thousands. */
function followersOf(random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.min(mostFollowers, Math.floor(240 * Math.exp(1.55 * normal)))
}
