import type { Root } from 'mdast'
import { asideInTurn, TooSlow } from './aside.ts'
import { keepMarkdown } from './markdown.ts'

const read = asideInTurn<string, Root | null>(new URL('./markdown-thread.ts', import.meta.url))

/** Reads a text before anybody is shown it, so that no page need do that. False when it cannot be read, or not in time. */
export async function readAhead(source: string): Promise<boolean> {
  try {
    const root = await read(source)
    if (root) keepMarkdown(source, root)
    return root !== null
  } catch (error) {
    if (error instanceof TooSlow) return false
    throw error
  }
}
