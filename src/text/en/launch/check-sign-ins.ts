import type { SignInTrouble } from '../../../networks/connector.ts'

type Words = { readonly text: string; readonly todo: string }
/** `said`: the network's own words. `callback`: the address it leads back to. */
type Say = (network: string, since: string, said: string, callback: string) => Words
type Lasting = Exclude<SignInTrouble['why'], 'person'>

const nobody = (network: string, since: string, said: string) =>
  `${network} has let nobody sign in since ${since}. Its words: “${said}”.`

/** What keeps supporters from signing in, and what whoever runs the site does about it. */
export const checkSignIns: Readonly<Record<Lasting, Say>> = {
  callback: (network, since, said, callback) => ({
    text: nobody(network, since, said),
    todo: `Add ${callback} to the callback addresses of the app in ${network}'s developer console, exactly so. If that is not the address of this site, set BASE_URL.`,
  }),
  keys: (network, since, said) => ({
    text: nobody(network, since, said),
    todo: 'Copy key and secret of the app once more from the developer console into X_API_KEY and X_API_SECRET, and restart. A clock that is minutes off gets the same answer.',
  }),
  clock: (network, since, said) => ({
    text: nobody(network, since, said),
    todo: 'Set the clock of this machine by NTP.',
  }),
  app: (network, since, said) => ({
    text: nobody(network, since, said),
    todo: `Look in ${network}'s developer console whether the app is suspended, belongs to a project, and may read and write.`,
  }),
  credit: (network, since, said) => ({
    text: nobody(network, since, said),
    todo: `Buy credit in ${network}'s developer console, or raise its spend cap.`,
  }),
  'not-public': (network, since, said) => ({
    text: nobody(network, since, said),
    todo: `Servers of ${network} read who asks at /client-metadata.json and /jwks.json of this site. Set BASE_URL to its public address, which begins with https://, and see that both open from outside.`,
  }),
  'signing-key': (network, since, said) => ({
    text: nobody(network, since, said),
    todo: `The key that this site signs in to ${network} with is lost, or is not the one at /jwks.json. Restore the database that holds it; or begin anew with: npm run thunderclap -- keys rotate-sign-in, and ask people to connect again.`,
  }),
  limited: (network, since, said) => ({
    text: `${network} has let nobody in since ${since}, as there are too many at once. Its words: “${said}”.`,
    todo: 'It goes on by itself. Supporters are asked to try again.',
  }),
  away: (network, since, said) => ({
    text: `${network} has given no usable answer to a sign-in since ${since}${said === '' ? '' : ` (“${said}”)`}.`,
    todo: `When ${network} is well, see whether this machine may reach it.`,
  }),
  unclear: (network, since, said) => ({
    text: nobody(network, since, said),
    todo: `Look in ${network}'s developer console, and at what it says about its own state.`,
  }),
}
