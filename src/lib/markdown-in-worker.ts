import type { Root } from 'mdast'
import { cacheMarkdown } from './markdown.ts'
import { inWorkerThread, TooSlow } from './worker-thread.ts'

const read = inWorkerThread<string, Root | null>(new URL('./markdown-worker.ts', import.meta.url))

/** Reads a text before anybody is shown it, so that no page need do that. False when it cannot be read, or not in time. */
export async function readMarkdownInWorker(source: string): Promise<boolean> {
  try {
    const root = await read(source)
    if (root) cacheMarkdown(source, root)
    return root !== null
  } catch (error) {
    if (error instanceof TooSlow) return false
    throw error
  }
}
