import { isMainThread } from 'node:worker_threads'

/** npm that is killed says nothing to what it runs; asked to end, it passes the signal on. Loaded by each script that stays. */
if (process.env.npm_lifecycle_event && isMainThread) {
  const npm = process.ppid
  const look = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(look)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  look.unref()
}
