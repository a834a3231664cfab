import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { langs } from '../../lib/lang.ts'
import { text } from '../../text/text.ts'

/** Whoever is turned away comes back after one of these: all of them at once would be turned away again. In seconds. */
const backAfter = [6, 8, 10, 12, 14, 16, 18, 20] as const

/** The tokens of our other pages, spelled out: nothing else may be asked for. */
const style =
  'html{background:#fbfaf6;color:#17141f}@media(prefers-color-scheme:dark){html{background:#100e17;color:#f2f0f7}}body{max-width:34rem;margin:12vh auto;padding:0 1.25rem;font:1.125rem/1.5 system-ui,sans-serif}h1{font-size:1.75rem;line-height:1.2;text-wrap:balance}section+section{margin-top:3rem}'
const allowed = `'sha256-${createHash('sha256').update(style).digest('base64')}'`
const headers = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src ${allowed}; base-uri 'none'; form-action 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}

/** Made once: what it costs to turn somebody away is taken from those who are served. */
const pages = backAfter.map(seconds => ({ seconds, page: asPage('text', seconds), form: asPage('form', null) }))
let turn = 0

/** A light page that tries again by itself; nothing but 503 for programs and for parts of a page. */
export function turnAway(req: IncomingMessage, res: ServerResponse): void {
  const next = pages[turn++ % pages.length] ?? pages[0]
  const again = { ...headers, 'retry-after': String(next?.seconds ?? backAfter[0]) }
  if (!isForEyes(req)) return void res.writeHead(503, { ...again, 'content-length': 0 }).end()
  const isReading = req.method === 'GET' || req.method === 'HEAD'
  const body = isReading ? next?.page : next?.form
  const about = { 'content-type': 'text/html; charset=utf-8', 'content-length': body?.length ?? 0 }
  res.writeHead(503, { ...again, ...about }).end(body?.html)
}

function isForEyes({ url = '', headers: { accept = '*/*', 'sec-fetch-dest': dest = 'document' } }: IncomingMessage) {
  if (/[.](json|csv|svg|png|ics|xml)($|[?])/.test(url)) return false
  return ['document', 'iframe', 'frame'].includes(dest) && /text[/]html|[*][/][*]/.test(accept)
}

/** In all languages at once: what somebody reads is found out by those who serve them. A browser sends a form again when it is reloaded. */
function asPage(words: 'text' | 'form', seconds: number | null) {
  const said = langs.map(lang => ({ lang, ...text(lang).errors.rush, runs: text(lang).organize.organization.title }))
  const parts = said.map(
    one =>
      `<section lang="${one.lang}"><h1>${one.title}</h1><p>${one[words]}</p><p><a href="/privacy">${one.runs}</a></p></section>`,
  )
  const refresh = seconds === null ? '' : `<meta http-equiv="refresh" content="${seconds}">`
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">${refresh}<title>${said[0]?.title}</title><style>${style}</style>`
  const html = `<!doctype html><html lang="${said[0]?.lang}"><head>${head}</head><body>${parts.join('')}</body></html>`
  // As text it leaves with its headers in one write.
  return { html, length: Buffer.byteLength(html) }
}
