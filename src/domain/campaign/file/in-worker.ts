import { inWorkerThread, TooSlow } from '../../../lib/worker-thread.ts'
import { type ReadFile, tangled, wrong } from './campaign-file.ts'

const read = inWorkerThread<string, ReadFile>(new URL('./worker.ts', import.meta.url))

/** `readCampaignFile` for a process that serves others meanwhile. */
export async function readCampaignFileInWorker(source: string): Promise<ReadFile> {
  try {
    return await read(source)
  } catch (error) {
    if (error instanceof TooSlow) return wrong([tangled])
    throw error
  }
}
