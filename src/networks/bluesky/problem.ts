import { readObject } from '../../lib/json-object.ts'

/** What an error of a server of the AT Protocol says: `{ "error": "InvalidRequest", "message": "…" }`. */
export type XrpcProblem = { readonly error: string; readonly message: string }

/** Null when the body is no such error: then it was not the server that answered. */
export function readProblem(body: string): XrpcProblem | null {
  const read = readObject(body)
  if (typeof read?.error !== 'string') return null
  // OAuth's own errors have another name for it.
  const message = read.message ?? read.error_description
  return { error: read.error, message: typeof message === 'string' ? message.slice(0, 2_000) : '' }
}
