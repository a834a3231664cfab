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

/** The JSON object a text holds, or null. */
export function readObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(text)
    return isObject(read) ? read : null
  } catch {
    return null
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
