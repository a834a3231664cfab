import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, resolve } from 'node:path'
import { competeOnBluesky } from './bluesky/contest.ts'
import { renewGrants } from './bluesky/grants.ts'
import { watchLaunches } from './boards-load.ts'
import { compareBaselines } from './comparison.ts'
import { clearEnvironments } from './environment.ts'
import { compareForecasts } from './forecast.ts'
import { grow } from './growth.ts'
import { competeOnMastodon } from './mastodon/contest.ts'
import { readOptions, usage } from './options.ts'
import { timePages } from './pages.ts'
import { binned, drawSkylines } from './picture.ts'
import { asMarkdown, asText, type Results } from './report.ts'
import type { Round } from './round.ts'
import { rush } from './rush.ts'
import { drawRush } from './rush-picture.ts'
import { loadWeb } from './web-load.ts'

/** `npm run bench`: tables, a picture of the skylines, and one JSON object as the last line. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (!options) {
    console.log(usage)
    process.exit(process.argv.includes('--help') ? 0 : 2)
  }
  const startedAt = Date.now()
  const tell = (line: string) => console.log(`${((Date.now() - startedAt) / 1_000).toFixed(0).padStart(4)} s  ${line}`)
  const contest = options.rounds > 0 && !options.only.includes('none') ? await compareBaselines(options, tell) : null
  const bluesky = options.rounds > 0 && options.bluesky > 0 ? await competeOnBluesky(options, tell) : null
  const mastodon = options.rounds > 0 && options.mastodon > 0 ? await competeOnMastodon(options, tell) : null
  const grants = options.grants > 0 ? await renewGrants(options, tell) : null
  const growth = await grow(options, tell)
  const forecasts = options.forecast ? await compareForecasts(options) : []
  const web = options.webSeconds > 0 ? await loadWeb(options.webSeconds, options.profile) : null
  const pages = options.pages ? await timePages() : []
  const rushed = options.rushSeconds > 0 ? await rush(options.rushSeconds, options.profile, tell) : null
  const boards = await watchLaunches(options)
  const results: Results = { contest, bluesky, mastodon, grants, growth, forecasts, web, pages, rush: rushed, boards }

  console.log(`\n${machine}\n\n${asText(results)}`)
  if (contest) {
    const picture = drawSkylines(contest.standings, [machine])
    write(options.picture, picture)
    if (options.docs) write('docs/bench-skylines.svg', picture)
    console.log(`Skylines: ${resolve(options.picture)}\n`)
  }
  if (rushed) {
    const picture = drawRush(rushed, [machine])
    write('bench/results/rush.svg', picture)
    if (options.docs) write('docs/bench-rush.svg', picture)
    console.log(`Goodput: ${resolve('bench/results/rush.svg')}\n`)
  }
  if (options.docs) intoDocs(results)
  const minutes = Number(((Date.now() - startedAt) / 60_000).toFixed(1))
  console.log(JSON.stringify({ at: new Date(startedAt).toISOString(), machine, minutes, ...results }, shortened))
}

const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, Node ${process.versions.node}`

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

const page = 'docs/performance.md'
const begin = '<!-- figures: npm run bench -- --docs -->'
const end = '<!-- /figures -->'

/** Writes the figures into the document. */
function intoDocs(results: Results): void {
  const [before, rest] = readFileSync(page, 'utf8').split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`${page} has no place for the figures`)
  const day = new Date().toISOString().slice(0, 10)
  write(page, `${before}${begin}\n\nMeasured on ${day}: ${machine}.\n\n${asMarkdown(results)}\n${end}${after}`)
}

/** Arrivals become a skyline of a hundred bars, and figures lose meaningless digits. */
function shortened(key: string, value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toFixed(3)) : null
  if (key !== 'arrivals') return value
  const arrivals = value as Round['arrivals']
  const stepMs = Math.max(1, Math.ceil((arrivals.at(-1) ?? 0) / 100))
  return { stepMs, posts: binned(arrivals, 100 * stepMs, 100) }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void clearEnvironments().then(() => process.exit(130)))
