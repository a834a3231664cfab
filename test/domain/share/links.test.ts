import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mastodonHref, readServer, shareHref } from '../../../src/domain/share/links.ts'
import type { Network, NetworkName } from '../../../src/networks/port.ts'

const url = 'https://thunderclap.example/c/amend'
const text = 'Café & <tea> 100% #now\nhttps://example.org/a?b=c 🌩'
const none = new Map<NetworkName, Network>()

describe('a text is shared by hand', () => {
  test.each([
    ['x', 'https://x.com/intent/tweet', 'text'],
    ['bluesky', 'https://bsky.app/intent/compose', 'text'],
    ['whatsapp', 'https://wa.me/', 'text'],
  ] as const)('on %s, whose composer opens with all of it', (place, composer, parameter) => {
    const href = new URL(shareHref(place, { text, url }, none))
    expect(href.origin + href.pathname).toBe(composer)
    expect([...href.searchParams]).toEqual([[parameter, text]])
  })

  test('on Facebook, which takes the link alone', () => {
    const href = new URL(shareHref('facebook', { text, url }, none))
    expect([...href.searchParams]).toEqual([['u', url]])
  })

  test('where this installation says that its network is: on the sandbox, say', () => {
    const networks = new Map<NetworkName, Pick<Network, 'shareLink'>>([
      ['x', { shareLink: said => `http://127.0.0.1:4000/${said}` }],
    ])
    expect(shareHref('x', { text: 'Hello', url }, networks)).toBe('http://127.0.0.1:4000/Hello')
  })

  test('on the Mastodon server of the person who shares it', () => {
    const href = new URL(mastodonHref('mastodon.social', text))
    expect(href.origin + href.pathname).toBe('https://mastodon.social/share')
    expect([...href.searchParams]).toEqual([['text', text]])
  })

  test('with half a character in it, too', () => {
    expect(new URL(shareHref('whatsapp', { text: 'a\ud83c', url }, none)).searchParams.get('text')).toBe('a\ufffd')
  })
})

describe('the Mastodon server that somebody types', () => {
  test.each([
    ['mastodon.social', 'mastodon.social'],
    ['  Mastodon.Social ', 'mastodon.social'],
    ['https://chaos.social/@ada', 'chaos.social'],
    ['@ada@chaos.social', 'chaos.social'],
    ['ada@chaos.social', 'chaos.social'],
    ['tröt.café', 'xn--trt-tna.xn--caf-dma'],
  ])('%s is %s', (typed, host) => {
    expect(readServer(typed)).toBe(host)
  })

  test.each([
    '',
    'mastodon',
    'localhost',
    'printer.local',
    '127.0.0.1',
    '0x7f.1',
    '[::1]',
    'mastodon.social:8080',
    'javascript:alert(1)',
    'javascript://mastodon.social/%0aalert(1)',
    'data:text/html,<script>',
    'https://user:pass@mastodon.social',
    'mastodon social',
    'mastodon.social\u0000.evil',
    `${'a'.repeat(64)}.social`,
    `${'a.'.repeat(200)}social`,
  ])('%s is none', typed => {
    expect(readServer(typed)).toBeNull()
  })

  test('never leads anywhere but to the share page of a server with a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), typed => {
        const host = readServer(typed)
        if (host === null) return
        const href = new URL(mastodonHref(host, 'Hello'))
        expect([href.protocol, href.hostname, href.pathname]).toEqual(['https:', host, '/share'])
      }),
    )
  })
})
