import './private-tmp.js'
import { runCommand, setUp } from './setup.js'

runCommand(async () => {
  await setUp({ redis: false })
  const { register } = await import('tsx/esm/api')
  register()
  await import('../src/cli/main.ts')
})
