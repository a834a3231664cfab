import { Worker } from 'node:worker_threads'

/** Called one at a time: wait for an answer before asking again. */
export type Aside<Given, Made> = (given: Given) => Promise<Made>

/**
 * Work of a module of ours in a thread of its own, so that nobody whom this process serves waits for it. The module
 * answers each message of its `parentPort` by one. The thread begins when it is first needed, and keeps no process alive.
 */
export function aside<Given, Made>(module: URL): Aside<Given, Made> {
  let thread: Worker | null = null
  const begin = (): Worker => {
    const begun = new Worker(new URL('./aside-thread.js', import.meta.url), { workerData: module.href, execArgv: [] })
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
      const done = (finish: () => void) => {
        one.off('message', made).off('error', reject).off('exit', gone)
        finish()
      }
      const made = (answer: Made) => done(() => resolve(answer))
      const gone = () => done(() => reject(new Error('the thread ended without an answer')))
      one.once('message', made).once('error', reject).once('exit', gone)
      one.postMessage(given)
    })
}
