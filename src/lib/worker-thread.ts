import { Worker } from 'node:worker_threads'

export type InWorkerThread<Given, Made> = (given: Given) => Promise<Made>

/** Far more than anything of ours takes on a slow machine; what takes longer would never end. */
const deadlineMs = 20_000

/**
 * Work of a module of ours in a thread of its own, so that nobody whom this process serves waits for it: for whoever asks,
 * one after the other. The module answers each message of its `parentPort` by one. The thread begins when it is first
 * needed, and keeps no process alive. What is not made in time is given up: `TooSlow`.
 */
export function inWorkerThread<Given, Made>(module: URL, mostMs = deadlineMs): InWorkerThread<Given, Made> {
  const ask = asideUntil<Given, Made>(module, mostMs)
  let last: Promise<unknown> = Promise.resolve()
  return given => {
    const made = last.then(() => ask(given))
    last = made.catch(() => undefined)
    return made
  }
}

export class TooSlow extends Error {}

function asideUntil<Given, Made>(module: URL, mostMs: number): InWorkerThread<Given, Made> {
  let thread: Worker | null = null
  const begin = (): Worker => {
    const begun = new Worker(new URL('./worker-thread-entry.js', import.meta.url), {
      workerData: module.href,
      execArgv: [],
    })
    begun.unref()
    const forget = () => {
      if (thread === begun) thread = null
    }
    // An error comes before its exit, and who asks in between must not be given to it.
    begun.on('error', forget).once('exit', forget)
    return begun
  }
  return given =>
    new Promise((resolve, reject) => {
      thread ??= begin()
      const one = thread
      const late = () => {
        thread = null
        done(() => reject(new TooSlow('the thread was ended: it took too long')))
        void one.terminate()
      }
      const deadline = setTimeout(late, mostMs)
      const done = (finish: () => void) => {
        clearTimeout(deadline)
        one.off('message', made).off('error', reject).off('exit', gone)
        finish()
      }
      const made = (answer: Made) => done(() => resolve(answer))
      const gone = () => done(() => reject(new Error('the thread ended without an answer')))
      one.once('message', made).once('error', reject).once('exit', gone)
      one.postMessage(given)
    })
}
