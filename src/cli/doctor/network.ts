import type { Config } from '../../config.ts'
import type { SignInTrouble } from '../../networks/connector.ts'
import { createNetworks } from '../../networks/networks.ts'
import type { Network } from '../../networks/port.ts'
import { callbackUrl } from '../../pages/pledge/connect/callback-url.ts'
import { text } from '../../text/text.ts'
import { type AtHand, clientKeysAtHand } from './client-keys.ts'
import type { DoctorFinding } from './finding.ts'
import { isPublicHost } from './web.ts'

const deadlineMs = 5_000
/** X refuses what was signed five minutes from its own time; its answers name it in whole seconds. */
const clockApartMs = 60_000

/** Whether networks are there, know us, and would lead people back here. Nothing is posted, and nothing of it is billed. */
export async function checkNetworks(config: Config): Promise<readonly DoctorFinding[]> {
  if (config.sandbox.inUse)
    return [
      {
        state: 'warn',
        what: 'no network is configured: posts go to the sandbox',
        todo: 'Set X_API_KEY and X_API_SECRET, BLUESKY=on or MASTODON=on.',
      },
    ]
  const atHand = clientKeysAtHand(config)
  const networks = [...createNetworks(config, { keys: () => atHand.keys }).values()]
  const found = await Promise.all(
    networks.map(one => {
      if (one.name === 'x') return checkX(config, one)
      return one.name === 'mastodon' ? checkServers(config, one) : checkSignIn(config, one, atHand)
    }),
  )
  return [...found.flat(), ...openDoors(config)]
}

/** With the directory of Bluesky on this machine nothing is kept from leading us to it: a matter of tests, where no stranger signs in. */
function openDoors({ bluesky, web }: Config): DoctorFinding[] {
  if (!bluesky.isOn || !bluesky.onLoopback || !isPublicHost(new URL(web.baseUrl).hostname)) return []
  return [
    {
      state: 'warn',
      what: 'BLUESKY_PLC_URL is on this machine, so whoever signs in can have us ask any address of its network, by http too',
      todo: 'Leave BLUESKY_PLC_URL out, or give it a public address.',
    },
  ]
}

/** X tells nobody what it calls an app before somebody signs in: supporters read it on our page only if it is set. */
const appName = ({ appName }: Config['x']): DoctorFinding[] =>
  appName
    ? []
    : [
        {
          state: 'warn',
          what: 'supporters are not told by which name X will ask them',
          todo: 'Set X_APP_NAME to the name that the app has at developer.x.com.',
        },
      ]

/** There is no one server to ask: each is registered at when somebody of it comes. */
function checkServers({ web, mastodon }: Config, { label }: Network): DoctorFinding[] {
  const { hostname, host } = new URL(web.baseUrl)
  const local = mastodon.localServers.join(', ')
  if (local)
    return [
      {
        state: 'warn',
        what: `${label} is on this machine alone: ${local}`,
        todo: 'Leave MASTODON_LOCAL_SERVERS out, but for tests.',
      },
    ]
  if (!isPublicHost(hostname))
    return [
      {
        state: 'warn',
        what: `servers of ${label} cannot lead people back to ${web.baseUrl} from elsewhere`,
        todo: 'Set BASE_URL to a public address with https.',
      },
    ]
  return [{ state: 'ok', what: `${label} is on: its servers know this site as "Thunderclap at ${host}"` }]
}

async function checkX(config: Config, network: Network): Promise<readonly DoctorFinding[]> {
  const { x, web } = config
  const there = await reach(x.apiUrl)
  if (!there)
    return [{ state: 'bad', what: `X does not answer at ${x.apiUrl}`, todo: 'See whether this machine may reach it.' }]
  const callback = callbackUrl(web.baseUrl, undefined, 'x')
  const tried = await network.connector.rehearse(callback)
  return [
    { state: 'ok', what: `X answers at ${x.apiUrl}` },
    ...clock(there.apartMs),
    ...appName(x),
    tried.keys
      ? refused(network, 'X does not take X_API_KEY and X_API_SECRET', tried.keys, callback)
      : { state: 'ok', what: 'X knows the app of X_API_KEY and X_API_SECRET' },
    tried.callback
      ? refused(network, 'X lets nobody sign in here', tried.callback, callback)
      : { state: 'ok', what: `X lets people sign in, and come back to ${callback}` },
  ]
}

/** The beginning of a sign-in, which its server forgets. */
async function checkSignIn(config: Config, network: Network, atHand: AtHand): Promise<readonly DoctorFinding[]> {
  const { name, label, connector } = network
  const callback = callbackUrl(config.web.baseUrl, undefined, name)
  const { keys, callback: trouble } = await connector.rehearse(callback)
  if (keys?.why === 'signing-key' && atHand.comes(name)) return [noKeyYet(network)]
  if (keys) return [refused(network, `${label} does not take the keys of this site`, keys, callback)]
  if (trouble) return [refused(network, `${label} lets nobody sign in here`, trouble, callback)]
  return [{ state: 'ok', what: `${label} lets people sign in, and come back to ${callback}` }, ...shortLived(network)]
}

const noKeyYet = ({ label }: Network): DoctorFinding => ({
  state: 'warn',
  what: `no key to sign in to ${label} with yet; the next start makes one`,
  todo: `Start the site and ask doctor again: ${label} can be asked only then.`,
})

const longEnoughDays = 60

function shortLived({ label, renewal }: Network): DoctorFinding[] {
  const days = renewal?.longestDays
  if (days === undefined || days >= longEnoughDays) return []
  const what = `permissions of ${label} end after ${days} days at most: this site is on a machine of one's own`
  return [
    {
      state: 'warn',
      what,
      todo: 'Before people promise a post for later than that, set BASE_URL to a public address with https.',
    },
  ]
}

function clock(apartMs: number | null): DoctorFinding[] {
  if (apartMs === null || Math.abs(apartMs) <= clockApartMs) return []
  const seconds = Math.round(Math.abs(apartMs) / 1_000)
  const what = `the clock of this machine is ${seconds} s ${apartMs > 0 ? 'behind' : 'ahead of'} X's`
  return [{ state: 'bad', what, todo: 'Set it by NTP: X refuses what is signed at another time.' }]
}

function refused({ label }: Network, what: string, { why, said }: SignInTrouble, callback: string): DoctorFinding {
  const state = why === 'limited' || why === 'away' ? 'warn' : 'bad'
  const { todo } = text('en').check.signIns[why === 'person' ? 'unclear' : why](label, '', '', callback)
  return { state, what: said === null ? what : `${what}. Its words: "${said}"`, todo }
}

async function reach(url: string): Promise<{ readonly apartMs: number | null } | null> {
  try {
    const before = Date.now()
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(deadlineMs) })
    await answer.body?.cancel()
    const said = Date.parse(answer.headers.get('date') ?? '')
    return { apartMs: Number.isNaN(said) ? null : said - (before + Date.now()) / 2 }
  } catch {
    return null
  }
}
