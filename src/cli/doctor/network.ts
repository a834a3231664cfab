import type { Config } from '../../config.ts'
import { createNetworks } from '../../networks/networks.ts'
import type { SignInTrouble } from '../../networks/port.ts'
import { callbackUrl } from '../../pages/pledge/connect/callback-url.ts'
import { text } from '../../text/text.ts'
import type { DoctorFinding } from './finding.ts'

const deadlineMs = 5_000
/** X refuses what was signed five minutes from its own time; its answers name it in whole seconds. */
const clockApartMs = 60_000

/** Whether X is there, knows the app, and would lead people back here. Nothing is posted, and nothing of it is billed. */
export async function checkNetwork(config: Config): Promise<readonly DoctorFinding[]> {
  const { x, sandbox, web } = config
  if (sandbox.inUse)
    return [
      {
        state: 'warn',
        what: 'no network is configured: posts go to the sandbox',
        todo: 'Set X_API_KEY and X_API_SECRET.',
      },
    ]
  const there = await reach(x.apiUrl)
  if (!there)
    return [{ state: 'bad', what: `X does not answer at ${x.apiUrl}`, todo: 'See whether this machine may reach it.' }]
  const callback = callbackUrl(web.baseUrl, undefined, 'x')
  const tried = await createNetworks(config).get('x')?.connector.rehearse(callback)
  return [
    { state: 'ok', what: `X answers at ${x.apiUrl}` },
    ...clock(there.apartMs),
    tried?.keys
      ? refused('X does not take X_API_KEY and X_API_SECRET', tried.keys, callback)
      : { state: 'ok', what: 'X knows the app of X_API_KEY and X_API_SECRET' },
    tried?.callback
      ? refused('X lets nobody sign in here', tried.callback, callback)
      : { state: 'ok', what: `X lets people sign in, and come back to ${callback}` },
  ]
}

function clock(apartMs: number | null): DoctorFinding[] {
  if (apartMs === null || Math.abs(apartMs) <= clockApartMs) return []
  const seconds = Math.round(Math.abs(apartMs) / 1_000)
  const what = `the clock of this machine is ${seconds} s ${apartMs > 0 ? 'behind' : 'ahead of'} X's`
  return [{ state: 'bad', what, todo: 'Set it by NTP: X refuses what is signed at another time.' }]
}

function refused(what: string, { why, said }: SignInTrouble, callback: string): DoctorFinding {
  const state = why === 'limited' || why === 'away' ? 'warn' : 'bad'
  const { todo } = text('en').check.signIns[why === 'person' ? 'unclear' : why]('X', '', '', callback)
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
