/** What is asked for; `path` without a query. */
export type Asked = { readonly method: string; readonly path: string }

const one = '[^/]+'
const urgent: readonly RegExp[] = [
  `POST /organize/${one}/(stop|pause|resumption|cancellation)`,
  `GET /organize/${one}(/board)?`,
  `POST /organize/sign-in`,
  `(GET|POST) /unsubscribe/${one}`,
  `POST /[pr]/${one}/withdrawal`,
  `GET /[pr]/${one}`,
  `GET /(healthz|metrics|[.]well-known/${one})`,
].map(line => new RegExp(`^${line}/?$`, 'i'))

/** Stop, Pause, a withdrawal, and the pages their buttons stand on: served when nothing else is. */
export const isUrgent = ({ method, path }: Asked) =>
  urgent.some(like => like.test(`${method === 'HEAD' ? 'GET' : method} ${path}`))
