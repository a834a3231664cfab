import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findRedisBinary } from '../../src/lib/redis-binary.js'
import { testFolder } from '../support/folder.ts'

const root = resolve(import.meta.dirname, '../..')

/** Runs plain JavaScript of bin/ as a fresh clone would: without TypeScript. */
function evaluate(script: string, env: Record<string, string> = {}) {
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8', env })
  return done.stdout.trim() + done.stderr.trim()
}

function program(folder: string, name: string, text: string): void {
  const file = join(folder, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `#!/bin/sh\n${text}\n`)
  chmodSync(file, 0o755)
}

describe('the set-up', () => {
  test('says in one line that Node is too old', () => {
    const said = evaluate(`
      const { checkNode } = await import('./bin/setup/node.js')
      for (const version of ['20.19.0', '22.1.0']) checkNode(version)
      for (const version of ['18.20.4', '20.18.9']) try { checkNode(version) } catch (error) { console.log(error.message) }`)
    expect(said.split('\n')).toEqual([
      expect.stringMatching(/^Node 18[.]20[.]4 is too old: Thunderclap needs 20[.]19 or later, best the current LTS/),
      expect.stringContaining('Node 20.18.9 is too old'),
    ])
  })

  test('passes by a Redis that is too old, and takes Valkey as well', () => {
    const [old, recent] = [testFolder('old'), testFolder('recent')]
    program(old, 'redis-server', 'echo "Redis server v=6.0.16 sha=0"')
    program(recent, 'valkey-server', 'echo "Valkey server v=8.1.3 sha=0"')
    expect(findRedisBinary(old, '/nowhere')).toBeNull()
    expect(findRedisBinary(`${old}:${recent}`, '/nowhere')).toEqual({
      file: join(recent, 'valkey-server'),
      env: {},
      version: '8.1.3',
    })
  })

  test('says how to get Redis where it cannot get it itself', () => {
    const folder = testFolder('path')
    program(folder, 'brew', 'true')
    const said = evaluate(
      `const { howToGetRedis } = await import('./bin/setup/redis.js'); console.log(howToGetRedis())`,
      { PATH: folder },
    )
    expect(said).toMatch(/needs Redis or Valkey 6[.]2 or later[.] Get it \(brew install redis\), or set REDIS_URL/)
    expect(said.split('\n')).toHaveLength(1)
  })

  test('brings all of Redis along where a part of it is installed: its server may be a link into that', () => {
    const plan = 'Inst libatomic1 (12.2.0)\nInst redis-server (5:7.0.15)\nConf redis-server (5:7.0.15)\n'
    const all =
      'redis-server\n  Depends: <default-x>\n  Depends: redis-tools\nredis-tools\n  Depends: liblzf1\nliblzf1\nperl\n'
    const said = evaluate(`
      const { packagesToUnpack } = await import('./bin/setup/redis.js')
      const [plan, all] = [${JSON.stringify(plan)}, ${JSON.stringify(all)}]
      console.log(packagesToUnpack('redis-server', plan, all).join(' '))
      console.log(packagesToUnpack('redis-server', 'redis-server is already the newest version', all).join(' '))`)
    expect(said.split('\n')).toEqual(['redis-server redis-tools libatomic1', 'redis-server redis-tools liblzf1'])
  })

  test('installs packages when the lockfile has changed, and not when somebody else has done so', () => {
    const folder = testFolder('clone')
    mkdirSync(join(folder, 'node_modules'))
    const lock = {
      packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0', dev: true } },
    }
    const installed = (packages: object) => {
      writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))
      return evaluate(`
        const { areInstalled } = await import('./bin/setup/packages.js')
        console.log([false, true].map(tests => areInstalled('${folder}', tests)).join())`)
    }
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
    const { 'node_modules/a': a, 'node_modules/b': b } = lock.packages
    expect(installed({ a })).toBe('false,false')
    expect(installed({ 'node_modules/a': { version: '0.9.0' }, 'node_modules/b': b })).toBe('false,false')
    expect(installed({ 'node_modules/a': a })).toBe('true,false')
    expect(installed({ 'node_modules/a': a, 'node_modules/b': b })).toBe('true,true')
  })

  test('goes on where it may not note what is installed: a service whose folder belongs to somebody else', () => {
    const folder = testFolder('closed')
    chmodSync(folder, 0o555)
    const said = evaluate(`
      const { note } = await import('./bin/setup/packages.js')
      if (process.getuid() === 0) process.setuid(65534)
      note('${folder}/stamp', 'all there')
      console.log('goes on')`)
    expect(said).toBe('goes on')
    expect(readdirSync(folder)).toEqual([])
  })

  test('says why browser tests are skipped where a browser cannot be had', () => {
    const said = evaluate(
      `const { setUpChromium } = await import('./bin/setup/chromium.js'); console.log(setUpChromium(console.log))`,
      { PATH: testFolder('empty') },
    )
    expect(said).toBe('there is no Chromium on the PATH')
  })
})

test('the pipeline runs what everybody runs', () => {
  expect(readFileSync(join(root, '.ci/run'), 'utf8')).toContain('npm test')
})
