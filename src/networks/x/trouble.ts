import type { SignInTrouble } from '../connector.ts'
import { haltIn, speaksOfAccount } from './outcome-rows.ts'
import { readProblem, type XProblem } from './problem.ts'

const saidAtMost = 200

/** What an answer to a step of signing in means. `status` is null when none came; `secrets` are never repeated. */
export function troubleOf(status: number | null, body = '', secrets: readonly string[] = []): SignInTrouble {
  if (status === null) return { why: 'away', said: null }
  return troubleIn(status, readProblem(body) ?? wordsOnly(body), secrets)
}

export function troubleIn(status: number, problem: XProblem, secrets: readonly string[] = []): SignInTrouble {
  const said = shown(problem.words, secrets)
  return { why: whyOf(status, problem), said: said === '' ? `HTTP ${status}` : said }
}

/** Codes of X's old API, which still signs people in; its words where the code is missing. */
function whyOf(status: number, problem: XProblem): SignInTrouble['why'] {
  const { codes, reasons, words } = problem
  const any = (...wanted: number[]) => wanted.some(code => codes.has(code))
  if (status < 400) return 'unclear'
  if (any(415, 417) || /callback/i.test(words)) return 'callback'
  if (any(135) || /timestamp|clock/i.test(words)) return 'clock'
  if (speaksOfAccount(problem, status) || reasons.has('user-not-enrolled')) return 'person'
  const halt = haltIn(problem, status)
  if (halt === 'out-of-credit' || halt === 'spend-cap') return 'credit'
  if (halt) return 'app'
  if (status === 429 || status === 420 || any(88)) return 'limited'
  if (status === 401 || any(32, 99, 89, 215)) return 'keys'
  if (status === 403) return 'app'
  return status >= 500 || status === 408 ? 'away' : 'unclear'
}

const wordsOnly = (body: string): XProblem => ({
  kinds: new Set(),
  codes: codesInXml(body),
  reasons: new Set(),
  words: plainWords(body),
})

const codesInXml = (body: string) =>
  new Set([...body.matchAll(/<error code="(\d{1,4})"/g)].map(([, code]) => Number(code)))

/** X's sign-in answers in XML or in plain words at times. A whole page is not X's word. */
function plainWords(body: string): string {
  const inXml = /<error[^>]*>([^<]{1,500})</.exec(body)?.[1]
  if (inXml) return inXml
  return /[<={]/.test(body) ? '' : body
}

/** One short line. Whatever could be a token, ours or anybody's, is taken out. */
function shown(words: string, secrets: readonly string[]): string {
  const known = secrets
    .filter(secret => secret.length > 5)
    .reduce((text, secret) => text.replaceAll(secret, '…'), words)
  return known
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/[\w%+=~-]{16,}/g, word => (/\d/.test(word) ? '…' : word))
    .trim()
    .slice(0, saidAtMost)
}
