import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, runCommand, setUp } from './setup.js'

const tsc = ['node', 'node_modules/typescript-7/bin/tsc', '--noEmit']
const bin = name => join('node_modules/.bin', name)

/** Each counts as one test. */
const checks = [
  ['types', ...tsc],
  ['types of the browser scripts', ...tsc, '--project', 'src/client'],
  ['lint', bin('biome'), 'check', '--reporter=summary', '.'],
  ['layers', bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'src', 'workers', 'db'],
  ['unused files, exports and packages', bin('knip'), '--no-progress'],
]

runCommand(async () => {
  const skips = await setUp({ tests: true })
  const only = process.argv.slice(2)
  // Beside the tests, many of which wait for a launch or a browser.
  const [checked, tested] = await Promise.all([passAll(only.length > 0 ? [] : checks), vitest(only)])
  const failed = checked.filter(one => !one.passed)
  for (const { name, said } of failed) console.log(`\n✗ ${name}\n${said}`)
  const totals = {
    passed: tested.passed + checked.length - failed.length,
    failed: tested.failed + failed.length,
    skipped: tested.skipped,
  }
  for (const line of skips) console.log(`\n${line}`)
  const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
  console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`)
  process.exitCode = totals.failed > 0 ? 1 : 0
})

async function passAll(some) {
  const results = []
  for (const [name, file, ...args] of some) {
    const started = Date.now()
    const { code, said } = await run(file, args, 'pipe')
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1_000).toFixed(1)} s)`)
    results.push({ name, passed: code === 0, said })
  }
  return results
}

/** Failed files and errors outside of tests count as failures, too: nothing red may hide behind green tests. */
async function vitest(only) {
  const folder = mkdtempSync(join(tmpdir(), 'thunderclap-report-'))
  const file = join(folder, 'report.json')
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run(bin('vitest'), ['run', ...reports, ...only], 'inherit')
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    const broken = report.testResults.filter(one => one.status === 'failed' && one.assertionResults.length === 0)
    const failed = report.numFailedTests + broken.length
    const skipped = report.numPendingTests + report.numTodoTests
    return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(file, args, output) {
  return new Promise(done => {
    const stdio = ['ignore', output, output]
    const child = spawn(file === 'node' ? process.execPath : file, args, { cwd: root, stdio })
    let said = ''
    child.stdout?.on('data', chunk => {
      said += chunk
    })
    child.stderr?.on('data', chunk => {
      said += chunk
    })
    child.on('error', error => done({ code: -1, said: error.message }))
    child.on('close', code => done({ code, said }))
  })
}
