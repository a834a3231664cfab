import { has, isRoot, read, run } from './shell.js'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export const findChromium = () => names.map(name => has(name)).find(Boolean) ?? null

/** Gets a browser for the tests where that is allowed. Returns null when there is one, else why not, in one line. */
export function setUpChromium(say) {
  if (findChromium()) return null
  const sudo = isRoot() ? [] : ['sudo', '-n']
  if (!has('apt-get')) return 'there is no Chromium on the PATH'
  if (sudo.length > 0 && !(has('sudo') && run('sudo', ['-n', 'true']).ok))
    return 'there is no Chromium on the PATH, and installing it needs root (sudo apt-get install chromium)'
  if (!hasPackage()) run(...command(sudo, ['update']))
  // Ubuntu's package is only a door to snap, which does not work in containers.
  if (!hasPackage()) return 'there is no Chromium on the PATH and no package of it here'
  say('Chromium: installing it for the browser tests (apt-get install chromium) …')
  const install = run(...command(sudo, ['install', '--yes', '--no-install-recommends', 'chromium']))
  return findChromium() ? null : `Chromium could not be installed: ${install.lastLine}`
}

const hasPackage = () => /Candidate: [^(\s]/.test(read('apt-cache', ['policy', 'chromium']))

function command(sudo, args) {
  const [file, ...rest] = [...sudo, 'apt-get', ...args]
  return [file, rest]
}
