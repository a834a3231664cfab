import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { networkLabels, sandboxNetworks } from '../../src/sandbox/network.ts'
import { brokenIn, playRound, type RoundResult } from './round.ts'
import { scenarioOf, scenarios } from './scenarios/all.ts'
import type { NetworkVerdict } from './verdict.ts'

const usage = `npm run chaos -- [--rounds 20] [--seed N] [--only NAME] [--side-by-side 2]
Launches on X, Bluesky and Mastodon under kills and faults, on real processes, a real Redis and the sandbox.
NAME: ${scenarios.map(one => one.name).join(', ')}`

const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string' },
    'side-by-side': { type: 'string', default: '2' },
    help: { type: 'boolean' },
  },
})
const only = scenarios.find(one => one.name === given.only)
const rounds = Number(given.rounds)
const firstSeed = Number(given.seed)
const isUnderstood = Number.isInteger(rounds) && Number.isInteger(firstSeed) && (given.only === undefined || only)
if (given.help || !isUnderstood) {
  console.log(usage)
  process.exit(given.help ? 0 : 2)
}

// Short: a unix socket's path has room for 103 letters.
const folder = mkdtempSync(join(tmpdir(), 'chaos-'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
const startedAt = Date.now()
console.log(`${rounds} rounds from seed ${firstSeed}, logs in ${folder}`)
const results: RoundResult[] = []
let next = 0
await Promise.all(Array.from({ length: Number(given['side-by-side']) }, playOn))
tellSum()

async function playOn(): Promise<void> {
  while (next < rounds) {
    const n = next++
    const result = await playRound(only ?? scenarioOf(n), firstSeed + n, join(folder, String(n + 1)))
    results.push(result)
    tell(n, result)
  }
}

function tell(n: number, { name, seed, verdict, trouble, durationMs, folder: kept }: RoundResult): void {
  const states = Object.entries(verdict?.states ?? {}).map(([state, count]) => `${state} ${count}`)
  const took = `${(durationMs / 1_000).toFixed(0)} s`
  const bad = [...(trouble ? [trouble] : []), ...(verdict ? brokenIn(verdict) : [])]
  console.log(
    `${String(n + 1).padStart(3)} ${name.padEnd(26)} seed ${seed}  posts ${verdict?.posts ?? '?'}: ${states.join(', ')}  ${took}  ${bad.length === 0 ? 'ok' : 'BROKEN'}`,
  )
  if (bad.length === 0) return
  for (const line of bad.slice(0, 20)) console.log(`      ${line}`)
  console.log(
    `      everything about it: ${kept}\n      again: npm run chaos -- --rounds 1 --only ${name} --seed ${seed}`,
  )
}

function counted(verdicts: readonly NetworkVerdict[]): string {
  const sum = (of: (verdict: NetworkVerdict) => number) => verdicts.reduce((total, one) => total + of(one), 0)
  const broken = (['doubled', 'lost', 'early'] as const).map(kind => `${kind} ${sum(one => one[kind].length)}`)
  const [posts, unknown, spent] = [sum(one => one.posts), sum(one => one.unknown), sum(one => one.spent.length)]
  return `posts ${posts}, ${broken.join(', ')}, unknown ${unknown}, spent ${spent}`
}

function tellSum(): void {
  const sum = (of: (result: RoundResult) => number) => results.reduce((total, result) => total + of(result), 0)
  const wrong = sum(({ verdict }) => verdict?.wrong.length ?? 0)
  const hung = sum(({ trouble }) => (trouble ? 1 : 0))
  const failed = hung > 0 || results.some(({ verdict }) => verdict && brokenIn(verdict).length > 0)
  if (wrong || hung) console.log(`${wrong} other promises broken, ${hung} rounds hung or broke`)
  console.log(`took ${((Date.now() - startedAt) / 60_000).toFixed(1)} minutes`)
  if (!failed) rmSync(folder, { recursive: true, force: true })
  for (const network of sandboxNetworks)
    console.log(`${networkLabels[network]}: ${counted(results.flatMap(one => one.verdict?.networks[network] ?? []))}`)
  console.log(`rounds ${rounds}, ${counted(results.flatMap(({ verdict }) => verdict ?? []))}`)
  process.exit(failed ? 1 : 0)
}
