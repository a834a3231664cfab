/** Status line and headers of an answer, and how its body ends (RFC 9112, sections 4 to 6). */
export type AnswerHead = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: { readonly kind: 'length'; readonly length: number } | { readonly kind: 'chunked' | 'until-close' }
  /** The socket may carry another request. */
  readonly keepAlive: boolean
  /** The other side's keep-alive timeout (ms); null when it names none. */
  readonly restMs: number | null
}

const statusLine = /^HTTP\/1\.([01]) ([1-5]\d\d)(?: .*)?$/
const headerLine = /^([!#$%&'*+\-.^_`|~\w]+):[ \t]*(.*)$/

/** `text` is everything before the empty line. Null when it is no valid head. */
export function readHead(text: string): AnswerHead | null {
  const lines = text.split('\r\n')
  const [, minor, code] = statusLine.exec(lines[0] ?? '') ?? []
  const headers = readHeaders(lines)
  if (!code || !headers) return null
  const status = Number(code)
  const body = framing(status, headers)
  if (!body) return null
  const connection = headers.connection?.toLowerCase() ?? ''
  const stays = minor === '1' ? !connection.includes('close') : connection.includes('keep-alive')
  const hint = /timeout=(\d+)/i.exec(headers['keep-alive'] ?? '')?.[1]
  return {
    status,
    headers,
    body,
    // With two lengths the end of the body is uncertain, so the socket is not used again (RFC 9112, 6.3).
    keepAlive: stays && body.kind !== 'until-close' && !(headers['transfer-encoding'] && headers['content-length']),
    restMs: hint ? Number(hint) * 1_000 : null,
  }
}

function readHeaders(lines: readonly string[]): Record<string, string> | null {
  const headers: Record<string, string> = {}
  for (let n = 1; n < lines.length; n++) {
    const [, said, value = ''] = headerLine.exec(lines[n] ?? '') ?? []
    if (!said) return null
    const name = said.toLowerCase()
    const before = headers[name]
    headers[name] = before === undefined ? value.trimEnd() : `${before}, ${value.trimEnd()}`
  }
  return headers
}

function framing(status: number, headers: Readonly<Record<string, string>>): AnswerHead['body'] | null {
  if (status < 200 || status === 204 || status === 304) return { kind: 'length', length: 0 }
  const coding = headers['transfer-encoding']
  if (coding !== undefined) return /^chunked$/i.test(coding) ? { kind: 'chunked' } : null
  const length = headers['content-length']
  if (length === undefined) return { kind: 'until-close' }
  // The same length twice is one length.
  const lengths = new Set(length.split(/\s*,\s*/))
  return lengths.size === 1 && /^\d{1,15}(,|$)/.test(length)
    ? { kind: 'length', length: Number.parseInt(length, 10) }
    : null
}
