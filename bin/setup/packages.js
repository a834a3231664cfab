import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from './error.js'

/** Installs what package-lock.json names, unless it is there. `tests`: what only development needs, too. */
export async function setUpPackages(root, say, { tests }) {
  const stamp = join(root, 'node_modules/.thunderclap')
  const wanted = `${fingerprint(root)} ${tests ? 'with' : 'without'} development`
  const seen = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (seen === wanted || (seen !== '' && seen === wanted.replace('without', 'with'))) return
  if (!(areInstalled(root, tests) && nativeOnesLoad(root))) await install(root, say)
  note(stamp, areInstalled(root, true) ? wanted.replace('without', 'with') : wanted)
}

/** Only saves a look next time: whoever may not write here, a service with a folder of somebody else, looks again. */
export function note(stamp, wanted) {
  try {
    writeFileSync(stamp, wanted)
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error
  }
}

/** Changes with the lockfile, and with Node's binary interface: compiled packages fit one of them only. */
function fingerprint(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return `${lock.slice(0, 16)} abi ${process.versions.modules}`
}

/** True when npm has noted the same versions in node_modules, so that whoever ran `npm ci` does not do so twice. */
export function areInstalled(root, tests) {
  const noted = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(noted)) return false
  const there = JSON.parse(readFileSync(noted, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, one]) => {
    if (path === '' || one.link || one.optional || one.devOptional) return true
    if (one.dev && !tests) return true
    return there[path]?.version === one.version
  })
}

function nativeOnesLoad(root) {
  const trial = "new (require('better-sqlite3'))(':memory:').close()"
  return spawnSync(process.execPath, ['-e', trial], { cwd: root, stdio: 'ignore', timeout: 30_000 }).status === 0
}

async function install(root, say) {
  if (!isOpen(root))
    throw new SetupError(
      `Packages: they are missing, or made for another Node than ${process.version}, and ${root} cannot be written. Run \`npm ci --omit=dev\` there as its owner.`,
    )
  say('Packages: installing them (npm ci). The first time this takes a minute or three …')
  const started = Date.now()
  const calm = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1_000)
    say(
      `Packages: still at it after ${seconds} s. Where there is no ready-made better-sqlite3 it is built from source (about 100 s).`,
    )
  }, 30_000)
  const result = await npm(root, ['ci', '--no-audit', '--no-fund', '--loglevel=error']).finally(() =>
    clearInterval(calm),
  )
  if (result.code !== 0)
    throw new SetupError(
      `The packages could not be installed (npm ci ended with ${result.code}):\n${result.said.trim()}`,
    )
  if (!nativeOnesLoad(root))
    throw new SetupError('better-sqlite3 was installed but does not load: delete node_modules and run this again.')
  say(`Packages: installed in ${Math.round((Date.now() - started) / 1_000)} s.`)
}

function isOpen(folder) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function npm(cwd, args) {
  // npm tells its scripts where it is itself; else the one on the PATH.
  const own = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : null
  const [file, first] = own ? [process.execPath, [own]] : ['npm', []]
  return new Promise(done => {
    const child = spawn(file, [...first, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const hear = chunk => {
      said = (said + chunk).slice(-4_000)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', error => done({ code: -1, said: error.message }))
    child.on('close', code => done({ code, said }))
  })
}
