import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import type { Config } from '../../config.ts'
import { isOwnAnswer, ownAddress } from '../../lib/own-answer.ts'
import { isPublicAddress } from '../../lib/public-address.ts'
import { secretBox } from '../../lib/secret-box.ts'
import { keyFile, readKeyFile } from '../../lib/secret-key.ts'
import { readUrl } from '../../lib/url.ts'
import type { DoctorFinding } from './finding.ts'

const deadlineMs = 5_000

/** Whether `BASE_URL` is an address that supporters can use, and whether it is us who answer there. */
export async function checkWeb(config: Config): Promise<readonly DoctorFinding[]> {
  const { baseUrl } = config.web
  return [...shapeOf(new URL(baseUrl), config), await answerOf(config)]
}

function shapeOf(url: URL, { sandbox }: Config): DoctorFinding[] {
  const found: DoctorFinding[] = []
  if (sandbox.inUse) return found
  const open = isPublicHost(url.hostname)
  if (url.protocol !== 'https:')
    found.push({
      state: open ? 'bad' : 'warn',
      what: `BASE_URL (${url.origin}) is not https: sign-ins and cookies can be read on the way`,
      todo: 'Let a reverse proxy end TLS, and set BASE_URL to the https address.',
    })
  if (!open)
    found.push({
      state: 'warn',
      what: `only this machine or its network knows ${url.hostname}: links in posts and mails lead nobody here`,
      todo: 'Set BASE_URL to the public address.',
    })
  return found
}

/** By its name alone: what it resolves to may differ inside. */
export function isPublicHost(name: string): boolean {
  const host = name.replace(/^\[|\]$/g, '')
  if (isIP(host)) return isPublicAddress(host)
  return host.includes('.') && !/\.(localhost|local|internal|lan|home|test|invalid|example|home\.arpa)$/.test(host)
}

async function answerOf(config: Config): Promise<DoctorFinding> {
  const { baseUrl } = config.web
  const asked = randomBytes(18).toString('base64url')
  try {
    const signal = AbortSignal.timeout(deadlineMs)
    const answer = await fetch(`${baseUrl}${ownAddress}?asked=${asked}`, { redirect: 'manual', signal })
    const said = (await answer.text()).slice(0, 200).trim()
    return findingOf(config, answer, asked, said)
  } catch (error) {
    return silence(baseUrl, error)
  }
}

function findingOf(config: Config, { status, headers }: Response, asked: string, said: string): DoctorFinding {
  const { baseUrl } = config.web
  const to = readUrl(headers.get('location') ?? '', baseUrl)
  if (status >= 300 && status < 400 && headers.has('location') && to)
    return {
      state: 'bad',
      what: `${baseUrl} leads on to ${to.origin}`,
      todo: 'Set BASE_URL to the address that it leads to: sign-ins that begin at one are lost at the other.',
    }
  if (status === 502 || status === 503 || status === 504)
    return {
      state: 'warn',
      what: `something in front of us answers at ${baseUrl} with ${status}`,
      todo: 'The web process is not running, or the proxy leads to another port than PORT.',
    }
  const box = boxOf(config)
  if (status === 200 && (box === null ? said.length === 43 : isOwnAnswer(box, asked, said)))
    return { state: 'ok', what: `${baseUrl} answers, and it is this installation` }
  const other = status === 200 && said.length === 43
  return {
    state: 'bad',
    what: other
      ? `another installation of Thunderclap answers at ${baseUrl} (its secret key is another)`
      : `another program answers at ${baseUrl} (status ${status})`,
    todo: `Set BASE_URL to the address of this one, or let that address lead to port ${config.web.port} here.`,
  }
}

/** Null where no key is at hand: then nothing is made. */
function boxOf({ secretKeys: given, dataDir }: Config) {
  const folder = resolve(dataDir)
  if (!given && !existsSync(keyFile(folder))) return null
  return secretBox(given ?? readKeyFile(folder))
}

type Row = readonly [codes: RegExp, state: DoctorFinding['state'], what: string, todo: string]

/** What is wrong when no answer comes, by the code of the error. */
const silences: readonly Row[] = [
  [/^CERT_HAS_EXPIRED$/, 'bad', 'its certificate has expired', 'Renew it.'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'bad', 'its certificate is for another name', 'Get one for this name.'],
  [
    /^UNABLE_TO_VERIFY_LEAF_SIGNATURE$/,
    'bad',
    'its certificate comes without the one that signed it: not every browser trusts it',
    'Let the server send the whole chain (fullchain.pem).',
  ],
  [
    /SELF_SIGNED|^UNABLE_TO_|^CERT_/,
    'bad',
    'its certificate is signed by nobody that is trusted',
    "Get one from a known authority, such as Let's Encrypt.",
  ],
  [/SSL|TLS|^EPROTO$/, 'bad', 'no TLS is spoken there', 'Let the proxy end TLS on that port, or correct BASE_URL.'],
  [
    /^(ENOTFOUND|EAI_NODATA|EAI_NONAME)$/,
    'bad',
    'the name does not exist',
    'Correct BASE_URL, or enter the name in the DNS.',
  ],
  [/^EAI_AGAIN$/, 'warn', 'the name cannot be looked up now', 'See the DNS settings of this machine.'],
  [/^ECONNREFUSED$/, 'warn', 'nothing listens there', 'Start it, or correct BASE_URL.'],
]

function silence(baseUrl: string, error: unknown): DoctorFinding {
  const { cause, name } = error as Error & { cause?: { code?: unknown } }
  const code = typeof cause?.code === 'string' ? cause.code : name
  const row = silences.find(([codes]) => codes.test(code))
  const [, state, what, todo] = row ?? [
    null,
    'warn' as const,
    `no answer within ${deadlineMs / 1_000} s (${code})`,
    'It is not running, BASE_URL is wrong, or this machine does not reach its own public address.',
  ]
  return { state, what: `${baseUrl} does not answer: ${what}`, todo }
}
