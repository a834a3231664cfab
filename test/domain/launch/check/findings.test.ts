import { expect, test } from 'vitest'
import { type CheckFacts, findings } from '../../../../src/domain/launch/check/findings.ts'
import { noon } from '../../../support/context.ts'

const redis = { version: '7.0.15', appendOnly: true, policy: 'noeviction', clockApartMs: 2 }
const sender = { id: 'one', machine: 'here', egress: 'here', sockets: 256, clockApartMs: -4 }
const well: CheckFacts = {
  now: noon,
  health: {
    redis,
    freeDiskMb: 20_000,
    reserve: true,
    strangers: [],
    redisRefusal: null,
    clocks: null,
    seenAt: noon - 3_000,
  },
  senders: [sender],
  leftOut: [],
  heldBack: [],
  mail: true,
  refusedSignIns: [],
  proxy: { hops: 1, requests: 200, odd: 3 },
  unopened: 0,
  cost: { dollars: 180, credit: 250 },
}
const badOf = (seen: Partial<CheckFacts>) =>
  findings({ ...well, ...seen })
    .filter(one => one.state !== 'ok')
    .map(one => [one.what, one.state, one.what === 'sign-ins' ? one.refused.why : one.why].filter(Boolean).join(' '))

test('nothing is found where all is well', () => {
  expect(badOf({})).toEqual([])
  expect(findings(well).map(one => one.what)).toEqual([
    'director',
    'redis',
    'senders',
    'clocks',
    'disk',
    'keys',
    'mail',
    'credit',
  ])
})

test('senders that are set otherwise are named, with what differs', () => {
  const vitals = {
    redis,
    freeDiskMb: 20_000,
    reserve: true,
    strangers: ['far 12'],
    redisRefusal: null,
    clocks: null,
    seenAt: noon - 3_000,
  }
  const leftOut = [{ egress: 'b', pid: 7, differs: ['X_API_KEY', 'X_API_SECRET'] }]
  const found = findings({ ...well, health: vitals, leftOut }).find(one => one.what === 'left-out')
  expect(found).toMatchObject({ state: 'warn', names: 'b 7 (X_API_KEY, X_API_SECRET); far 12 (SECRET_KEY)' })
})

test('each thing that is missing is found', () => {
  const vitals = well.health
  if (!vitals) throw new Error('no vitals')
  expect(badOf({ health: null })).toEqual(['director bad'])
  expect(badOf({ health: { ...vitals, seenAt: noon - 60_000 } })).toEqual(['director bad'])
  const clocks = { why: 'redis', apartMs: -3_600_000 } as const
  expect(badOf({ health: { ...vitals, clocks } })).toEqual(['clocks bad held'])
  expect(badOf({ health: { ...vitals, clocks: { ...clocks, why: 'set' } } })).toEqual(['clocks bad set'])
  expect(badOf({ health: { ...vitals, redis: null } })).toEqual(['redis bad away'])
  expect(badOf({ health: { ...vitals, redis: null, redisRefusal: 'NOAUTH' } })).toEqual(['redis bad refuses'])
  expect(badOf({ health: { ...vitals, redis: { ...redis, appendOnly: false } } })).toEqual(['redis warn forgets'])
  expect(badOf({ health: { ...vitals, redis: { ...redis, policy: 'allkeys-lru' } } })).toEqual(['redis bad evicts'])
  expect(badOf({ health: { ...vitals, redis: { ...redis, appendOnly: null, policy: null } } })).toEqual([])
  expect(badOf({ health: { ...vitals, freeDiskMb: 300 } })).toEqual(['disk warn'])
  expect(badOf({ senders: [] })).toEqual(['senders bad'])
  expect(badOf({ senders: [{ ...sender, clockApartMs: 900 }] })).toEqual(['clocks warn'])
  expect(badOf({ senders: [sender, { ...sender, clockApartMs: -2_600 }] })).toEqual(['clocks bad'])
  expect(badOf({ proxy: { hops: 0, requests: 200, odd: 4 } })).toEqual([])
  expect(badOf({ proxy: { hops: 0, requests: 3, odd: 3 } })).toEqual(['proxy bad unbelieved'])
  expect(badOf({ proxy: { hops: 1, requests: 3, odd: 3 } })).toEqual([])
  expect(badOf({ proxy: { hops: 1, requests: 30, odd: 30 } })).toEqual(['proxy warn missing'])
  expect(badOf({ proxy: null })).toEqual([])
  const refused = {
    why: 'callback',
    said: 'Callback URL not approved',
    step: 'request',
    since: noon,
    n: 3,
    network: 'x',
  } as const
  expect(badOf({ refusedSignIns: [refused] })).toEqual(['sign-ins bad callback'])
  expect(badOf({ refusedSignIns: [refused, { ...refused, network: 'bluesky', why: 'away' }] })).toEqual([
    'sign-ins bad callback',
    'sign-ins warn away',
  ])
  expect(badOf({ mail: false })).toEqual(['mail warn'])
  expect(badOf({ unopened: 3 })).toEqual(['keys bad'])
  expect(badOf({ cost: { dollars: 180, credit: 100 } })).toEqual(['credit bad declared'])
  expect(badOf({ cost: { dollars: 180, credit: null } })).toEqual(['credit warn undeclared'])
  expect(badOf({ cost: null })).toEqual([])
})

test('says that a disk was full when what is kept for launches is in use, as long as room is short', () => {
  const onDisk = (freeDiskMb: number, reserve: boolean | null) =>
    findings({
      ...well,
      health: { redis, freeDiskMb, reserve, strangers: [], redisRefusal: null, clocks: null, seenAt: noon },
    }).find(one => one.what === 'disk')
  expect(onDisk(90, false)).toMatchObject({ state: 'bad', why: 'used', n: 90 })
  expect(onDisk(90, true)).toEqual({ what: 'disk', state: 'bad', n: 90 })
  expect(onDisk(20_000, false)).toEqual({ what: 'disk', state: 'ok', n: 20_000 })
})

test('a network of the launch that is held back is bad, and named', () => {
  expect(badOf({ heldBack: ['X'] })).toEqual(['network bad'])
  expect(findings({ ...well, heldBack: ['X'] }).find(one => one.what === 'network')).toMatchObject({ names: 'X' })
})
