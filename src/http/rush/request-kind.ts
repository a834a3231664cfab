import type { WaitingKind } from '../../lib/waiting-line.ts'

/** What is asked for; `path` without a query. */
export type RequestLine = { readonly method: string; readonly path: string }

const one = '[^/]+'
const urgent = [
  `POST /organize/${one}/(stop|pause|resumption|cancellation)`,
  `GET /organize/${one}(/board)?`,
  `POST /organize/sign-in`,
  `(GET|POST) /unsubscribe/${one}`,
  `(GET|POST) /[pr]/${one}/withdrawal`,
  `GET /[pr]/${one}`,
  `GET /(healthz|metrics|[.]well-known/${one})`,
]
const isUrgentLine = new RegExp(`^(${urgent.join('|')})/?$`, 'i')

/** Stop, Pause, a withdrawal, and the pages their buttons stand on: served when nothing else is. */
export const isUrgent = ({ method, path }: RequestLine) =>
  isUrgentLine.test(`${method === 'HEAD' ? 'GET' : method} ${path}`)

/** How soon a request is served when not all can be. `cookie` as it was sent. */
export function kindOf({
  method,
  path,
  cookie = '',
}: RequestLine & { readonly cookie?: string | undefined }): WaitingKind {
  if (isUrgent({ method, path }) || /^[/]assets[/]/.test(path)) return 'urgent'
  if (method !== 'GET' && method !== 'HEAD') return 'begun'
  if (/^[/](auth|p|r|organize|first-run|invitation|password-reset)([/]|$)/i.test(path)) return 'begun'
  // A session is begun by what somebody typed or chose, and by nothing that is only read.
  const isKnown = /(^|; ?)(__Host-)?thunderclap=/.test(cookie)
  return isKnown && /^[/]c[/][^/]+[/](pledge|reminder)([/]|$)/i.test(path) ? 'begun' : 'reading'
}

export const isStream = (path: string) => /[/]live[/]events[/]?$/i.test(path)
