import { parentPort } from 'node:worker_threads'
import { type PictureWords, sharePicture } from './picture.ts'

// A thread of its own, begun by picture-files.ts: reading fonts and outlining a title takes longer than a page may wait.
parentPort?.on('message', (words: PictureWords) => parentPort?.postMessage(sharePicture(words)))
