import { isObject, readObject } from '../../lib/json-object.ts'

/** What an error body of X says, of whichever API generation. */
export type XProblem = {
  /** Last path segments of `type`: client-forbidden, usage-capped … (v2) */
  readonly kinds: ReadonlySet<string>
  /** Numeric codes (v1.1; bodies of v2 carry none, so none may mean anything). */
  readonly codes: ReadonlySet<number>
  /** Words of `reason`: one kind may be about an app or about one account. */
  readonly reasons: ReadonlySet<string>
  /** Title, detail and messages, which is all that some v2 errors can be told apart by. */
  readonly words: string
}

/** Null when the body is no JSON object: then it was not X's API that answered. */
export function readProblem(body: string): XProblem | null {
  const top = readObject(body)
  return top && problemIn(top)
}

/** The same of a body that was parsed. */
export function problemIn(top: Readonly<Record<string, unknown>>): XProblem {
  const parts = [top, ...(Array.isArray(top.errors) ? top.errors.slice(0, 20).filter(isObject) : [])]
  const texts = (name: string) => parts.map(part => part[name]).filter(value => typeof value === 'string')
  return {
    kinds: new Set(texts('type').map(lastSegment)),
    codes: new Set(parts.map(part => part.code).filter(value => typeof value === 'number')),
    reasons: new Set(texts('reason')),
    // Each in a line of its own: a quoted text cannot look like a message.
    words: ['title', 'detail', 'message'].flatMap(texts).map(oneLine).join('\n').slice(0, 2000),
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')

// https://api.x.com/2/problems/client-forbidden and …/error-troubleshooting#client-forbidden alike.
const lastSegment = (type: string) => type.slice(Math.max(type.lastIndexOf('/'), type.lastIndexOf('#')) + 1)
