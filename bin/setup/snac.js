import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { localSnac, snacBinary } from '../../src/lib/snac-binary.js'
import { has, run } from './shell.js'

const suite = 'bookworm-backports'

/**
 * Gets snac2, a server of the Mastodon API for the tests, from Debian's backports: unpacked into a folder of this project,
 * without root and without a change of the system. Returns null when it is there, else why not, in one line.
 */
export function setUpSnac(say) {
  if (snacBinary()) return null
  if (!has('apt-get') || !has('dpkg')) return 'there is no snac on the PATH, and this system has no apt'
  const line = backportsLine()
  if (!line) return 'there is no snac on the PATH, and this system is no Debian 12'
  say(`snac2: unpacking a private copy from ${suite} (nothing is installed on the system) …`)
  rmSync(localSnac, { recursive: true, force: true })
  const apt = aptApart(line)
  const update = run('apt-get', [...apt, 'update'])
  const downloads = join(localSnac, 'packages')
  const download = run('apt-get', [...apt, 'download', 'snac2'], { cwd: downloads })
  for (const file of readdirSync(downloads).filter(name => name.endsWith('.deb')))
    run('dpkg', ['-x', join(downloads, file), localSnac])
  rmSync(downloads, { recursive: true, force: true })
  rmSync(join(localSnac, 'apt'), { recursive: true, force: true })
  return snacBinary() ? null : `snac2 could not be downloaded: ${(update.ok ? download : update).lastLine}`
}

/** Options that let apt read one list and keep what it learns in our folder. */
function aptApart(line) {
  const folder = name => {
    const path = join(localSnac, name)
    mkdirSync(path, { recursive: true })
    return path
  }
  folder('packages')
  const list = join(folder('apt'), 'sources.list')
  writeFileSync(list, `${line}\n`)
  mkdirSync(join(folder('apt/lists'), 'partial'), { recursive: true })
  mkdirSync(join(folder('apt/cache/archives'), 'partial'), { recursive: true })
  const options = [
    `Dir::Etc::sourcelist=${list}`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::State::lists=${folder('apt/lists')}`,
    `Dir::Cache=${folder('apt/cache')}`,
  ]
  // apt would become another user, who may not write here.
  return [...options, 'APT::Sandbox::User=root'].flatMap(option => ['-o', option])
}

/** The line of this system's own list for Debian 12, with the suite of its backports. */
function backportsLine() {
  for (const file of sourceFiles()) {
    const text = readFileSync(file, 'utf8')
    const found = file.endsWith('.sources') ? inStanzas(text) : inLines(text)
    if (found) return found
  }
  return null
}

function sourceFiles() {
  const parts = '/etc/apt/sources.list.d'
  const more = existsSync(parts) ? readdirSync(parts).map(name => join(parts, name)) : []
  return ['/etc/apt/sources.list', ...more].filter(file => /\.(list|sources)$/.test(file) && existsSync(file))
}

const inLines = text => {
  const [, before, url] = /^deb\s+(\[[^\]]*\]\s+)?(\S+)\s+bookworm\s+.*\bmain\b/m.exec(text) ?? []
  return url ? `deb ${before ?? ''}${url} ${suite} main` : null
}

function inStanzas(text) {
  for (const stanza of text.split(/\n\s*\n/)) {
    const value = name => new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(stanza)?.[1]?.trim()
    const [url] = (value('URIs') ?? '').split(/\s+/)
    const isIt = /\bdeb\b/.test(value('Types') ?? '') && /\bbookworm(\s|$)/.test(value('Suites') ?? '')
    const key = value('Signed-By')
    if (isIt && url) return `deb ${key ? `[signed-by=${key}] ` : ''}${url} ${suite} main`
  }
  return null
}
