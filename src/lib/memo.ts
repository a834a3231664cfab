const atMost = 200

export type Memo<Answer> = {
  readonly of: (text: string) => Answer
  /** What was found out elsewhere. */
  readonly keep: (text: string, answer: Answer) => void
}

/** The answers for the last texts that were asked about; a text longer than `longest` is asked about anew. */
export function memoized<Answer>(answer: (text: string) => Answer, longest: number): Memo<Answer> {
  const known = new Map<string, Answer>()
  const keep = (text: string, found: Answer) => {
    if (text.length > longest) return
    // Asked about last is forgotten last.
    known.delete(text)
    known.set(text, found)
    const [oldest] = known.size > atMost ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
  }
  return {
    keep,
    of: text => {
      const found = known.get(text) ?? answer(text)
      keep(text, found)
      return found
    },
  }
}
