import { accessSync, constants, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { holdFile } from '../../db/lock.ts'
import type { Config } from '../config.ts'
import { mastodonPortsBeside } from '../lib/sandbox-ports.ts'
import { StartProblem } from './start-problem.ts'

/**
 * Looks at what a start needs, and takes the data folder for this process alone: keep what it returns as long as that
 * must hold. Throws StartProblem.
 */
export async function preflight(config: Config): Promise<{ readonly release: () => void }> {
  const held = takeDataFolder(config.dataDir)
  await portIsFree(config.web.host, config.web.port, 'PORT')
  if (config.sandbox.inUse) {
    const { port } = config.sandbox
    for (const one of [port, ...mastodonPortsBeside(port)]) await portIsFree('127.0.0.1', one, 'SANDBOX_PORT')
    await portIsFree('127.0.0.1', config.sandbox.mailPort, 'SANDBOX_MAIL_PORT')
  }
  return held
}

function takeDataFolder(dataDir: string): { readonly release: () => void } {
  const folder = resolve(dataDir)
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code
    throw new StartProblem(`Cannot write to ${folder} (${why}): make it writable, or set DATA_DIR to another folder.`)
  }
  const held = holdFile(join(folder, 'running'))
  if (held) return held
  throw new StartProblem(
    `Thunderclap is already running on ${folder}: end it first, or set DATA_DIR to another folder.`,
  )
}

async function portIsFree(host: string, port: number, setting: string): Promise<void> {
  const problem = await new Promise<NodeJS.ErrnoException | null>(done => {
    const trial = createServer()
    trial.once('error', error => done(error))
    trial.listen(port, host, () => trial.close(() => done(null)))
  })
  if (problem?.code === 'EADDRINUSE')
    throw new StartProblem(`Port ${port} on ${host} is taken: end what runs there, or set ${setting} to another one.`)
  if (problem)
    throw new StartProblem(
      `Port ${port} on ${host} cannot be used (${problem.code}): set ${setting} or HOST to another.`,
    )
}
