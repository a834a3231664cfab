import { runCommand, setUp } from './setup.js'

runCommand(async () => {
  await setUp()
  if (process.env.npm_lifecycle_event) endWithParent()
  // In this process: one less between the terminal's Ctrl-C and the program.
  const { register } = await import('tsx/esm/api')
  register()
  await import('../src/main.ts')
})

/** npm passes a signal on to its shell alone, and that one dies without a word to us. */
function endWithParent() {
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  look.unref()
}
