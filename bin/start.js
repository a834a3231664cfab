import './private-tmp.js'
import { runCommand, setUp } from './setup.js'

runCommand(async () => {
  await setUp()
  // In this process: one less between the terminal's Ctrl-C and the program.
  const { register } = await import('tsx/esm/api')
  register()
  await import('../src/main.ts')
})
