import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { endWithinMs } from '../../src/lib/stopping.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const dockerfile = read('Dockerfile')
const Service = z.looseObject({
  command: z.array(z.string()),
  environment: z.record(z.string(), z.string()),
  healthcheck: z.looseObject({}).optional(),
  image: z.string(),
  ports: z.array(z.string()).default([]),
  read_only: z.boolean(),
  cap_drop: z.array(z.string()),
  stop_grace_period: z.string(),
})
const compose = z
  .object({ services: z.record(z.string(), Service) })
  .parse(parse(read('compose.yaml'), { merge: true })).services
const ours = Object.entries(compose).filter(([, service]) => service.image === 'thunderclap')
const units = readdirSync(join(root, 'deploy/systemd'))
  .filter(file => file.endsWith('.service'))
  .map(file => [file, read(`deploy/systemd/${file}`)] as const)
/** The file that each process starts with, as package.json has it. */
const entries = ['web', 'director', 'sender'].map(name => {
  const script = z.record(z.string(), z.string()).parse(JSON.parse(read('package.json')).scripts)[name] ?? ''
  return script.split(' ').at(-1) ?? ''
})
const settings = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(found => found[1])

test('containers and units start what npm starts, as Node itself: a signal reaches it', () => {
  const inCompose = ours.map(([, { command }]) => command.join(' '))
  const inUnits = units.map(([, text]) => /^ExecStart=\S+ node .*--import tsx (\S+)$/m.exec(text)?.[1])
  expect(new Set(inCompose)).toEqual(new Set(entries))
  expect(inUnits.sort()).toEqual([...entries].sort())
  expect(dockerfile).toMatch(/^ENTRYPOINT \["node", .*"--import", "tsx"\]$/m)
})

test('one Node everywhere: what README tells to install, the set-up names and the image runs', () => {
  const images = [...dockerfile.matchAll(/^FROM node:(\d+)-/gm)].map(found => found[1])
  const told = /Node (\d+), the current LTS/.exec(read('README.md'))?.[1]
  const named = /the current LTS \((\d+)\)/.exec(read('bin/setup/node.js'))?.[1]
  expect(new Set([...images, named])).toEqual(new Set([told]))
})

test('they get longer to end than a process takes at most', () => {
  const inCompose = ours.map(([, service]) => Number.parseInt(service.stop_grace_period, 10))
  const inUnits = units.map(([, text]) => Number(/^TimeoutStopSec=(\d+)$/m.exec(text)?.[1]))
  for (const seconds of [...inCompose, ...inUnits]) expect(seconds * 1_000).toBeGreaterThan(endWithinMs + 5_000)
})

test('they run with as little as they need', () => {
  expect(/^USER (\w+)$/m.exec(dockerfile)?.[1]).toBe('node')
  for (const [, service] of Object.entries(compose))
    expect([service.read_only, service.cap_drop]).toEqual([true, ['ALL']])
  for (const [, text] of units)
    for (const line of ['User=thunderclap', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'UMask=0077'])
      expect(text.split('\n')).toContain(line)
})

test('nothing is published but the pages, and those to this machine alone', () => {
  expect(Object.values(compose).flatMap(service => service.ports)).toEqual(['127.0.0.1:3000:3000'])
})

test('every setting in them is one', () => {
  const given = [
    ...ours.flatMap(([, { environment }]) => Object.keys(environment)),
    ...units.flatMap(([, text]) => [...text.matchAll(/^Environment=(.*)$/gm)].flatMap(found => names(found[1] ?? ''))),
    ...names(/^ENV (.*)$/m.exec(dockerfile)?.[1] ?? ''),
  ]
  expect(given.filter(name => name !== 'NODE_ENV' && !settings.includes(name))).toEqual([])
  expect(given).toEqual(expect.arrayContaining(['SECRET_KEY', 'REDIS_URL', 'DATA_DIR', 'EGRESS']))
})

test('the health of each process is looked at', () => {
  const looks = ours
    .filter(([name]) => name !== 'web')
    .map(([, { healthcheck, environment }]) => [healthcheck?.test, environment])
  for (const [look, environment] of looks)
    expect(look).toEqual(['CMD', 'node', 'bin/health.js', (environment as Record<string, string>).HEARTBEAT_FILE])
  expect(dockerfile).toMatch(
    /^HEALTHCHECK .*\["node", "bin\/health[.]js", "http:\/\/127[.]0[.]0[.]1:3000\/healthz"\]$/m,
  )
})

test('the image takes what the program reads, and what it takes is sent to be built', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(found => (found[1] ?? '').split(' '))
  const sent = [...read('.dockerignore').matchAll(/^!(\S+)$/gm)].map(found => found[1])
  expect(new Set(sent)).toEqual(new Set(copied))
  expect(copied).toEqual(expect.arrayContaining(['package.json', 'tsconfig.json', 'bin', 'db', 'src', 'workers']))
})

const names = (line: string) => [...line.matchAll(/([A-Z_]+)=/g)].map(found => found[1])
