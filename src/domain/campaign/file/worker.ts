import { parentPort } from 'node:worker_threads'
import { readCampaignFile } from './campaign-file.ts'

// A thread of its own, begun by campaign-file-aside.ts.
parentPort?.on('message', (source: string) => parentPort?.postMessage(readCampaignFile(source)))
