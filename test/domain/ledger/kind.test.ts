import { describe, expect, test } from 'vitest'
import { hostIn, hostMeant, keepApart, MixedUp, sealedFor } from '../../../src/domain/ledger/kind.ts'
import type { Batch } from '../../../src/domain/ledger/types.ts'
import { nothingSealed } from '../../../src/lib/secret-box.ts'

const sandbox = 'http://127.0.0.1:4123'

function batch(kind: Batch['kind'], to: string, host: string): Batch {
  const frozen = { body: '{}', key: null, marker: null }
  const row = {
    delivery: 1,
    place: 0,
    account: 1,
    network: 'x' as const,
    host,
    dueAt: 0,
    frozen,
    sealed: nothingSealed,
  }
  const about = { batch: 7, run: 'run', launch: 3, launchAt: 0, closesAt: 1 }
  return {
    ...about,
    kind,
    sandbox: to === '' ? null : to,
    rows: [{ ...row, host: hostIn(kind, host) }, row].slice(0, 1),
  }
}

describe('the gate between rehearsals and launches', () => {
  test('lets a launch go to its hosts, and a rehearsal to a sandbox on this machine', () => {
    expect(() => keepApart(batch('real', '', 'api.x.com'))).not.toThrow()
    expect(() => keepApart(batch('rehearsal', sandbox, 'api.x.com'))).not.toThrow()
  })

  test.each([
    ['a rehearsal without a sandbox', batch('rehearsal', '', 'api.x.com')],
    ['a rehearsal on another machine', batch('rehearsal', 'http://10.0.0.7:4000', 'api.x.com')],
    ['a rehearsal at the real network', batch('rehearsal', 'https://api.x.com', 'api.x.com')],
    [
      'a rehearsal at a name that looks like this machine',
      batch('rehearsal', 'http://127.0.0.1:80.x.com', 'api.x.com'),
    ],
    ['a launch that names a sandbox', batch('real', sandbox, 'api.x.com')],
    [
      'a rehearsal with a row of a launch',
      { ...batch('rehearsal', sandbox, 'a.test'), rows: batch('real', '', 'a.test').rows },
    ],
    [
      'a launch with a row of a rehearsal',
      { ...batch('real', '', 'a.test'), rows: batch('rehearsal', sandbox, 'a.test').rows },
    ],
  ])('refuses %s', (_, mixed) => {
    expect(() => keepApart(mixed)).toThrow(MixedUp)
  })

  test('names hosts of rehearsals so that nobody can reach them, and knows whom they stand for', () => {
    for (const host of ['api.x.com', '127.0.0.1:4000', 'social.example:8443']) {
      expect(hostIn('rehearsal', host)).toMatch(/\.rehearsal\.invalid$/)
      expect(hostMeant(hostIn('rehearsal', host))).toBe(host)
      expect(hostMeant(hostIn('real', host))).toBe(host)
    }
  })

  test('seals the grants of each for itself', () => {
    const names = [
      sealedFor({ kind: 'real', launch: 1 }, 5),
      sealedFor({ kind: 'rehearsal', launch: 1 }, 5),
      sealedFor({ kind: 'rehearsal', launch: 2 }, 5),
    ]
    expect(new Set(names).size).toBe(3)
  })
})
