// For health checks: `node bin/health.js <address>` asks /healthz of a web process, `node bin/health.js <file>` looks whether
// a director or a sender has touched its HEARTBEAT_FILE of late. Exit 0: it is well. Else a line says what is not.
import { statSync } from 'node:fs'

const oldestMs = 15_000
const answerMs = 4_000

const what = process.argv[2] ?? ''
const problem = await (/^https?:/.test(what) ? ofAddress(what) : ofFile(what))
if (problem) process.stderr.write(`${problem}\n`)
process.exitCode = problem ? 1 : 0

async function ofAddress(address) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(answerMs) })
    return answer.ok ? null : `${answer.status}: ${(await answer.text()).trim()}`
  } catch (error) {
    return `${address} does not answer (${error.cause?.code ?? error.name})`
  }
}

function ofFile(file) {
  const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs
  if (at === undefined) return `${file || 'HEARTBEAT_FILE'} is not there`
  const ageMs = Date.now() - at
  return ageMs > oldestMs ? `no sign of life for ${Math.round(ageMs / 1_000)} s` : null
}
