import { SetupError } from './error.js'

/** Throws SetupError when this Node is too old. `version` as in process.versions.node. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new SetupError(
    `Node ${version} is too old: Thunderclap needs 20.19 or later, best the current LTS (24). Get it from https://nodejs.org, then run this again.`,
  )
}
