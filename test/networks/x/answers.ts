import type { Answer } from '../../../src/networks/port.ts'

/** An answer of X, whole unless `given` says otherwise. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}, complete = true): Answer {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body), complete }
}

/** A body of API v2 as it came over the wire: no numeric code, most of them `about:blank`. */
export const v2 = (status: number, detail: string, type = 'about:blank', title = 'Forbidden') => ({
  title,
  status,
  detail,
  type: type.includes(':') ? type : `https://api.twitter.com/2/problems/${type}`,
})

/** A body of API 1.1. */
export const v1 = (code: number, message: string) => ({ errors: [{ code, message }] })

export const html = '<!DOCTYPE html><html><head><title>X / ?</title></head><body>Something went wrong.</body></html>'
