import { expect, test } from 'vitest'
import { readTypedServer } from '../../../src/networks/mastodon/typed-server.ts'

const around = { ownHost: 'thunderclap.ngo', localServers: [], localNames: new Map() }
const read = (typed: string) => readTypedServer(typed, around)

test.each([
  ['@ada@mastodon.social', 'mastodon.social', 'ada'],
  ['ada@mastodon.social', 'mastodon.social', 'ada'],
  ['  @Ada@Mastodon.Social\n', 'mastodon.social', 'ada'],
  ['acct:ada@mastodon.social', 'mastodon.social', 'ada'],
  ['＠ada＠mastodon.social', 'mastodon.social', 'ada'],
  ['\u202a@ada@mastodon.social\u202c', 'mastodon.social', 'ada'],
  ['mastodon.social', 'mastodon.social', null],
  ['mastodon.social.', 'mastodon.social', null],
  ['https://mastodon.social', 'mastodon.social', null],
  ['https://mastodon.social/', 'mastodon.social', null],
  ['http://mastodon.social/about', 'mastodon.social', null],
  ['https://mastodon.social/@ada', 'mastodon.social', 'ada'],
  ['mastodon.social/@ada', 'mastodon.social', 'ada'],
  ['https://mastodon.social/@ada/113?x=1#y', 'mastodon.social', 'ada'],
  ['https://mastodon.social/users/ada', 'mastodon.social', 'ada'],
  ['https://mastodon.social/web/@ada', 'mastodon.social', 'ada'],
  ['https://mastodon.social/@ada@river.example', 'river.example', 'ada'],
  ['https://mastodon.social/@ada%40river.example', 'river.example', 'ada'],
  ['https://mastodon.social/deck/@ada@river.example/113', 'river.example', 'ada'],
  ['https://friendica.example/profile/ada', 'friendica.example', 'ada'],
  ['<https://mastodon.social/@ada>', 'mastodon.social', 'ada'],
  ['“@ada@mastodon.social”,', 'mastodon.social', 'ada'],
  ['(mastodon.social)', 'mastodon.social', null],
  ['@ada@mastodon.social/', 'mastodon.social', 'ada'],
  ['mailto:ada@mastodon.social', 'mastodon.social', 'ada'],
  ['@ada@mastodon．social', 'mastodon.social', 'ada'],
  ['mastodon。social', 'mastodon.social', null],
  ['HTTPS://MASTODON.SOCIAL/@ADA', 'mastodon.social', 'ada'],
  ['@ada@xn--bcher-kva.example', 'xn--bcher-kva.example', 'ada'],
  ['Bücher.example', 'xn--bcher-kva.example', null],
])('%j is a server, and an account where one is named', (typed, host, name) => {
  expect(read(typed)).toEqual({ kind: 'server', host, name })
})

test.each([
  '127.0.0.1',
  '@ada@127.0.0.1',
  'http://127.0.0.1/@ada',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '127.1',
  '0177.0.0.1',
  '017700000001',
  '127.0.0.1.',
  '①②⑦.0.0.1',
  '１２７。０。０。１',
  '64:ff9b::7f00:1',
  '[64:ff9b::127.0.0.1]',
  '1.2.3.4.5',
  'localhost.',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '::1',
  'localhost',
  'https://localhost:3000',
  'mastodon.social:8443',
  'https://mastodon.social:443',
])('%j is none on the public internet', typed => {
  expect(read(typed)).toEqual({ kind: 'not-public' })
})

test.each([
  '',
  ' ',
  '@',
  '@ada',
  'ada',
  'ada@',
  '@ada@',
  'mastodon',
  'a b.example',
  'https://',
  'https://u:p@mastodon.social',
  '@a@b@c.example',
  'mastodon.social%00.example',
  'ftp://mastodon.social',
  '1.2.3.example.4',
  'https://mastodon.social\\@river.example',
  'https://mastodon.social@river.example',
  'mastodon.social%2e',
  `${'a'.repeat(64)}.example`,
  `${'a.'.repeat(130)}example`,
  'mastodon.0x1',
  '٠١٢٧.0.0.1',
])('%j is none', typed => {
  expect(read(typed)).toEqual({ kind: expect.stringMatching(/^(malformed|not-public)$/) })
})

test.each([
  'thunderclap.ngo.',
  'thunderclap。ngo',
  'ｔhunderclap.ngo',
  'thunderclap.ngo',
  '@ada@Thunderclap.NGO',
  'https://thunderclap.ngo/c/river',
])('%j is our own', typed => {
  expect(read(typed)).toEqual({ kind: 'own-address' })
})

test('where servers are on this machine, there are no others', () => {
  const local = { ...around, localServers: ['127.0.0.1:8001', 'localhost:8002'] }
  expect(readTypedServer('@ada@127.0.0.1:8001', local)).toEqual({ kind: 'server', host: '127.0.0.1:8001', name: 'ada' })
  expect(readTypedServer('http://localhost:8002/@ada', local)).toEqual({
    kind: 'server',
    host: 'localhost:8002',
    name: 'ada',
  })
  const named = { ...local, localNames: new Map([['birch.test', '127.0.0.1:8001']]) }
  expect(readTypedServer('@ada@birch.test', named)).toEqual({ kind: 'server', host: '127.0.0.1:8001', name: 'ada' })
  expect(readTypedServer('mastodon.social', local)).toEqual({ kind: 'malformed' })
  expect(readTypedServer('127.0.0.1:8003', local)).toEqual({ kind: 'malformed' })
})
