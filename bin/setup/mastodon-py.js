import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { localMastodonPy, mastodonPyFolder } from '../../src/lib/mastodon-py.js'
import { has, run } from './shell.js'

/** All it needs that is not in Python itself; none of it is compiled. */
const packages = 'mastodon dateutil decorator magic requests six urllib3 idna certifi charset-normalizer chardet'
  .split(' ')
  .map(name => `python3-${name}`)

/**
 * Gets Mastodon.py, a client of the Mastodon API that others wrote, from the distribution: unpacked into a folder of this project, without
 * root and without a change of the system. Returns null when it is there, else why not, in one line.
 */
export function setUpMastodonPy(say) {
  if (localMastodonPy()) return null
  if (!has('python3')) return 'there is no python3 on the PATH'
  if (!has('apt-get') || !has('dpkg')) return 'this system has no apt'
  say('Mastodon.py: unpacking a private copy (nothing is installed on the system) …')
  rmSync(mastodonPyFolder, { recursive: true, force: true })
  const downloads = join(mastodonPyFolder, 'packages')
  mkdirSync(downloads, { recursive: true })
  const download = run('apt-get', ['download', ...packages], { cwd: downloads })
  for (const file of readdirSync(downloads)) run('dpkg', ['-x', join(downloads, file), mastodonPyFolder])
  rmSync(downloads, { recursive: true, force: true })
  if (localMastodonPy()) return null
  rmSync(mastodonPyFolder, { recursive: true, force: true })
  return `Mastodon.py could not be downloaded: ${download.lastLine}`
}
