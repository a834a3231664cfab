/** What is answered: a value, so that faults can cut it, hold it back or drop it. */
export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

type Headers = Readonly<Record<string, string>>

export function json(status: number, body: unknown, headers: Headers = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  }
}

/** As OAuth 1.0a answers: a form, also where it is read as text. */
export function form(fields: Headers): Reply {
  const headers = { 'content-type': 'text/html;charset=utf-8', 'cache-control': 'no-store' }
  return { status: 200, headers, body: new URLSearchParams(fields).toString() }
}

export function plainText(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${body}\n` }
}

export function redirect(location: string, status: 302 | 303 = 302): Reply {
  return { status, headers: { location, 'cache-control': 'no-store' }, body: '' }
}
