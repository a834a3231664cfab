import { accessSync, chmodSync, constants, existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The rights of group and others. */
const ofOthers = 0o077
/** What a start cannot do without, where it is there. Anything else in the folder may be somebody else's. */
const needed = /^(thunderclap[.]db|sandbox[.]db|secret[.]key|running$|redis$|log$|pictures$)/

/** What a folder of ours may hold before a program ever ran on it. */
const ours =
  /^(thunderclap[.]db|sandbox[.]db|secret[.]key|running|redis$|log$|pictures$|rehearsal$|replaced-|restoring$)/
const isSign = (name: string) => /^(thunderclap[.]db|sandbox[.]db|secret[.]key|running)$/.test(name)
/** What file systems and people put into a folder that is empty otherwise. */
const ofNobody = new Set(['lost+found', '.gitkeep', '.keep', '.DS_Store'])

/** From here on only its own user can read what this process and its children write. First thing in every entry file. */
export const writePrivately = (): void => void process.umask(ofOthers)

/**
 * In a sentence, when `folder` is none that we may have for ourselves: a file, or one that others keep their things in, whose
 * rights a start would take away from them. Else null.
 */
export function whyNotForUs(folder: string): string | null {
  const stat = tried(() => statSync(folder))
  if (!stat) return null
  if (!stat.isDirectory()) return `${folder} is a file: name a folder`
  const names = namesIn(folder).filter(name => !ofNobody.has(name))
  const others = names.filter(name => !ours.test(name) && !existsSync(join(folder, name, 'thunderclap.db')))
  if (others.length === 0 || names.some(isSign)) return null
  return `${folder} holds what is not Thunderclap's (${others[0]}), and everything in its folder is shut to all other users: name one that is empty, or does not exist yet`
}

/** The same for what lies in `folder` already. Links are not followed. */
export function makePrivate(folder: string): void {
  const stat = tried(() => statSync(folder))
  if (!stat) return
  narrow(folder, stat.mode)
  for (const name of namesIn(folder)) narrowAll(join(folder, name))
}

/** In a sentence, when the folder or something needed in it is another user's and shut to this one; else null. */
export function whyNotOurs(folder: string): string | null {
  const names = namesIn(folder).filter(name => needed.test(name))
  return [folder, ...names.map(name => join(folder, name))].map(whyShut).find(why => why !== null) ?? null
}

/** What in `folder`, itself included, others of this machine may read or write. Links are not followed. */
export function openToOthers(folder: string): readonly string[] {
  const stat = tried(() => lstatSync(folder))
  if (!stat || stat.isSymbolicLink()) return []
  const below = stat.isDirectory() ? namesIn(folder).flatMap(name => openToOthers(join(folder, name))) : []
  return (stat.mode & ofOthers) === 0 ? below : [folder, ...below]
}

function narrowAll(path: string): void {
  const stat = tried(() => lstatSync(path))
  if (!stat || stat.isSymbolicLink()) return
  narrow(path, stat.mode)
  if (stat.isDirectory()) for (const name of namesIn(path)) narrowAll(join(path, name))
}

function narrow(path: string, mode: number): void {
  if ((mode & ofOthers) !== 0) tried(() => chmodSync(path, mode & 0o7777 & ~ofOthers))
}

function whyShut(path: string): string | null {
  const owner = tried(() => statSync(path))?.uid
  const self = process.geteuid?.()
  if (owner === undefined || self === undefined || owner === self) return null
  if (tried(() => accessSync(path, constants.R_OK | constants.W_OK) ?? true)) return null
  return `${path} belongs to another user (uid ${owner}), and this one (uid ${self}) may not use it: run as that user, or give it to this one (sudo chown -R ${self} DATA_DIR)`
}

const namesIn = (folder: string) => tried(() => readdirSync(folder)) ?? []

/** Null where something went, or is another user's, or lies on a file system without modes. */
function tried<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
