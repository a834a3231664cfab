import type { HttpRequest } from '../../src/networks/port.ts'

/** Headers that only this file sets, or that have no meaning on a socket of our own. */
const ours = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'upgrade', 'expect'])
const nameOfHeader = /^[!#$%&'*+\-.^_`|~\w]+$/
const target = /^\/[\x21-\x7e]*$/
/** No line break, so that a value cannot add a header or a request. */
const valueOfHeader = /^[\t\x20-\x7e\x80-\xff]*$/

/** The bytes of a request. Throws when a part of it is no valid HTTP. */
export function requestBytes({ method, origin, path, headers, body }: HttpRequest): Buffer {
  if (!target.test(path)) throw new Error('not a path that can be asked for')
  let head = `${method} ${path} HTTP/1.1\r\nhost: ${origin.slice(origin.indexOf('//') + 2)}\r\nconnection: ${headers.connection === 'close' ? 'close' : 'keep-alive'}\r\n`
  for (const [name, value] of Object.entries(headers)) {
    if (ours.has(name.toLowerCase())) continue
    if (!nameOfHeader.test(name) || !valueOfHeader.test(value)) throw new Error(`not a header: ${name.slice(0, 40)}`)
    head += `${name}: ${value}\r\n`
  }
  const length = Buffer.byteLength(body)
  if (length > 0 || method === 'POST' || method === 'PUT') head += `content-length: ${length}\r\n`
  head += '\r\n'
  const bytes = Buffer.allocUnsafe(head.length + length)
  bytes.write(head, 0, 'latin1')
  bytes.write(body, head.length, 'utf8')
  return bytes
}
