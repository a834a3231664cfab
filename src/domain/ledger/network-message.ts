import { isObject, readObject } from '../../lib/json-object.ts'

const longest = 300
const fields = ['detail', 'message', 'error_description', 'error', 'title'] as const

/** The sentence of an answer to show to an organizer; null where the answer is no JSON or has none. */
export function networkMessage(answer: string | null): string | null {
  const top = readObject(answer ?? '')
  if (!top) return null
  const first = Array.isArray(top.errors) ? top.errors[0] : null
  // The inner message is about this request, the outer one may be general.
  const sentence = sentenceIn(isObject(first) ? first : {}) ?? sentenceIn(top)
  return (
    sentence
      ?.replace(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, longest) ?? null
  )
}

function sentenceIn(part: Readonly<Record<string, unknown>>): string | null {
  for (const field of fields) {
    const value = part[field]
    if (typeof value === 'string' && value.trim() !== '') return value
  }
  return null
}
