import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scriptParts, unknownPlaceholders } from '../../../src/domain/call/script.ts'
import { readPostLink } from '../../../src/domain/campaign/repost.ts'
import { isSlug, nextSlug, suggestSlug } from '../../../src/domain/campaign/slug.ts'
import { playerLink, readVideoLink, watchLink } from '../../../src/domain/campaign/video.ts'

describe('the link of a video', () => {
  test.each([
    [
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3s',
      'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1',
    ],
    ['https://youtu.be/dQw4w9WgXcQ?si=abc', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1'],
    ['https://m.youtube.com/shorts/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1'],
    ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1'],
    ['https://vimeo.com/76979871/8272103f6e', 'https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1&autoplay=1'],
    [
      'https://player.vimeo.com/video/76979871?h=8272103f6e',
      'https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1&autoplay=1',
    ],
    [
      'https://framatube.org/w/kkGMgK9ZtnKfYAgnEtQxbv',
      'https://framatube.org/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?autoplay=1&p2p=0',
    ],
    [
      'https://framatube.org/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d',
      'https://framatube.org/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d?autoplay=1&p2p=0',
    ],
  ])('%s is played from %s', (link, player) => {
    const place = readVideoLink(link)
    expect(place && playerLink(place)).toBe(player)
    expect(place && readVideoLink(watchLink(place))).toEqual(place)
  })

  test.each([
    'https://www.youtube.com/@channel',
    'https://www.youtube.com/watch?v=short',
    'https://www.youtube.com/watch?v="><script>',
    'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
    'https://user:pass@vimeo.com/76979871',
    'javascript:alert(1)//vimeo.com/76979871',
    'https://127.0.0.1/w/kkGMgK9ZtnKfYAgnEtQxbv',
    'https://localhost/w/kkGMgK9ZtnKfYAgnEtQxbv',
    'https://tube.example.org:8080/w/kkGMgK9ZtnKfYAgnEtQxbv',
    'https://tube.example.org/w/kkGMgK9ZtnKf"onload=',
    '',
  ])('%s is none', link => {
    expect(readVideoLink(link)).toBeNull()
  })
})

describe('the link of a post', () => {
  test.each([
    ['https://twitter.com/somebody/status/20?s=21', 'x', 'https://x.com/intent/retweet?tweet_id=20'],
    ['https://bsky.app/profile/a.example/post/3kabc', 'bluesky', 'https://bsky.app/profile/a.example/post/3kabc'],
    ['https://mastodon.social/@Gargron/1', 'mastodon', 'https://mastodon.social/@Gargron/1'],
  ])('%s is of %s and opens %s', (link, network, open) => {
    expect(readPostLink(link)).toEqual({ network, open })
  })

  test.each([
    'https://x.com/somebody',
    'http://x.com/a/status/1',
    'https://bsky.app/profile/a',
    'javascript:1',
    'https://a.example/',
  ])('%s is none', link => {
    expect(readPostLink(link)).toBeNull()
  })
})

describe('a call script', () => {
  test('is cut at what the caller fills in', () => {
    expect(scriptParts('I am {{ Name }} from {{place}}.')).toEqual([
      { kind: 'words', text: 'I am ' },
      { kind: 'blank', name: 'name' },
      { kind: 'words', text: ' from ' },
      { kind: 'blank', name: 'place' },
      { kind: 'words', text: '.' },
    ])
  })

  test('names what stands in brackets and means nothing', () => {
    expect(unknownPlaceholders('{{name}} {{nme}} {{}} {{nme}} {one}')).toEqual(['nme', ''])
  })
})

describe('an address made of a title', () => {
  test.each([
    ['Amend section 230: let survivors have their day in court', 'amend-section-230-let-survivors-have-their-day-in'],
    ['Été à Zürich', 'ete-a-zurich'],
    ['日本語', 'campaign'],
    ['Import', 'import-campaign'],
    [`${'x'.repeat(200)}`, 'x'.repeat(54)],
  ])('%s is %s', (title, slug) => {
    expect(suggestSlug(title)).toBe(slug)
  })

  test('is always one, and so is every next one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 9_999 }), (title, n) => {
        expect(isSlug(nextSlug(suggestSlug(title), n))).toBe(true)
      }),
    )
  })
})
