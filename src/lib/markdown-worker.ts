import { parentPort } from 'node:worker_threads'
import { parse } from './markdown.ts'

// A thread of its own, begun by markdown-aside.ts.
parentPort?.on('message', (source: string) => parentPort?.postMessage(parse(source)))
