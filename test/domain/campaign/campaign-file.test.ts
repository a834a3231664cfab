import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Content, type WrittenSection, writtenSections } from '../../../src/domain/campaign/content.ts'
import { campaignFields } from '../../../src/domain/campaign/fields.ts'
import { readCampaignFile, writeCampaignFile } from '../../../src/domain/campaign/file/campaign-file.ts'

/** Anything a person, or a program, may have put into a text. */
const wild = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    'yes',
    'null',
    '~',
    '012',
    '1e3',
    '2026-09-07',
    '- a',
    '# b',
    'a: b',
    '"',
    "'",
    '|',
    '>',
    '{{name}}',
    '...',
    '---',
    '!!x',
    '&a',
    '*a',
    'a\n\n b\n',
    '\ta',
  ),
)
const line = wild.map(words => words.slice(0, 40))
const action = fc.record({ shown: fc.boolean(), title: line, text: wild })
const link = fc.constantFrom(
  'https://youtu.be/dQw4w9WgXcQ',
  'https://vimeo.com/1/abcd',
  'https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv',
)
const post = fc.constantFrom(
  'https://x.com/a/status/1',
  'https://bsky.app/profile/a.example/post/3k',
  'https://social.example/@a/1',
)

const sections: { readonly [S in WrittenSection]: fc.Arbitrary<Record<keyof Content[S], unknown>> } = {
  basics: fc.record({
    title: line,
    summary: wild,
    organization: line,
    contact: fc.constantFrom('', 'hello@example.org'),
    site: fc.constantFrom('', 'https://example.org/?a=b#c', 'example.org'),
    imprint: fc.constantFrom('', 'http://example.org/imprint'),
    byline: line,
    consent: wild,
    timeZone: fc.constantFrom('America/New_York', 'UTC', 'Asia/Kolkata'),
    lang: fc.constantFrom('', 'en', 'es'),
    hashtag: fc.constantFrom('', 'CDA230', '#für'),
    goal: fc.integer({ min: 1, max: 10_000_000 }),
  }),
  story: fc.record({ story: wild }),
  messages: fc.record({
    linkInPosts: fc.boolean(),
    networks: fc.record({ x: fc.boolean(), bluesky: fc.boolean(), mastodon: fc.boolean() }),
    samples: fc.array(fc.record({ id: fc.constant(null), text: wild }), { maxLength: 6 }),
  }),
  actions: fc.record({ pledge: action, share: action, call: action }),
  calls: fc.record({
    script: wild,
    bill: line,
    number: fc.constantFrom('', '1-888-373-7888', '+49 30 1234'),
    days: fc.array(fc.constantFrom('2027-09-07', '2027-09-08', ''), { maxLength: 3 }),
  }),
  hotline: fc.constantFrom({ label: '', number: '' }, { label: 'Help: now', number: '112' }),
  videos: fc.record({ videos: fc.array(fc.record({ link, title: line }), { maxLength: 3 }) }),
  reposts: fc.record({ reposts: fc.array(fc.record({ link: post, author: line, quote: wild }), { maxLength: 3 }) }),
}

/** Those that can be read. Where none can, the field that is wrong, or not there, is named. */
function readable(section: WrittenSection) {
  let refused = 0
  return sections[section]
    .map(raw => campaignFields[section].schema.safeParse(raw))
    .filter(({ success, error }) => {
      refused = success ? 0 : refused + 1
      if (refused > 1_000) throw new Error(`no sample of ${section} can be read: ${error?.message}`)
      return success
    })
    .map(({ data }) => data)
}

const written = fc.record(
  Object.fromEntries(writtenSections.map(section => [section, readable(section)])),
) as fc.Arbitrary<unknown> as fc.Arbitrary<Content>

describe('the file of a campaign', () => {
  test('says the same when it is read and written again, whatever the campaign says', () => {
    fc.assert(
      fc.property(written, content => {
        const picture = { alt: 'A "picture"', data: 'AAAA' }
        const source = writeCampaignFile({ slug: 'a-b', content, picture })
        const read = readCampaignFile(source)
        expect(read).toMatchObject({ kind: 'campaign', file: { slug: 'a-b', content, picture } })
        expect(read.kind === 'campaign' && writeCampaignFile(read.file)).toBe(source)
      }),
      { numRuns: 200 },
    )
  })

  test('may be as short as a title and a time zone', () => {
    const read = readCampaignFile('format: thunderclap-campaign-1\ntitle: Hear us\ntimeZone: Europe/Berlin\n')
    expect(read).toMatchObject({ kind: 'campaign', file: { content: { basics: { title: 'Hear us', goal: 500 } } } })
  })

  test('names everything that is wrong with it at once', () => {
    const read = readCampaignFile(`
title: ${'x'.repeat(141)}
timeZone: Mars
goal: 0
colour: red
samples: [one, one]
videos:
  - link: https://example.org
    title: A
calls:
  script: "Hello {{nme}}"
  weekday: 3
  days: [2026-02-30]
`)
    expect(read.kind === 'wrong' && read.problems).toEqual(
      expect.arrayContaining([
        { place: 'format', code: 'file-format' },
        { place: 'colour', code: 'unknown-key' },
        { place: 'title', code: 'too-long', most: 140 },
        { place: 'timeZone', code: 'time-zone' },
        { place: 'goal', code: 'goal' },
        { place: 'samples[1]', code: 'twice' },
        { place: 'videos[0].link', code: 'video' },
        { place: 'calls.weekday', code: 'unknown-key' },
        { place: 'calls.script', code: 'placeholder' },
        { place: 'calls.days[0]', code: 'day' },
      ]),
    )
  })

  test.each([
    ['no YAML', 'a: [1', 'yaml'],
    ['something else', '- 1\n- 2', 'file-format'],
    ['nothing', '', 'file-format'],
    ['too large', `story: "${'x'.repeat(8_000_001)}"`, 'file-too-large'],
    // Ten times ten times ten …: a small file that would fill the memory.
    [
      'a bomb',
      ['a0: &a0 x', ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`)}]`)].join(
        '\n',
      ),
      'file-format',
    ],
  ])('is refused when it is %s', (_, source, code) => {
    const read = readCampaignFile(source)
    expect(read.kind === 'wrong' && read.problems[0]?.code).toBe(code)
  })
})

test.each([
  ['keys', Array.from({ length: 12_000 }, (_, n) => `k${n}: v`).join('\n')],
  ['keys within', `{${Array.from({ length: 12_000 }, (_, n) => `k${n}: v`).join(', ')}}`],
  ['lists in each other', '- '.repeat(12_000)],
  ['brackets in each other', `a: ${'['.repeat(20_000)}`],
  ['anchors', Array.from({ length: 12_000 }, (_, n) => `k${n}: &a${n} v`).join('\n')],
])('a file of many thousand %s is not read', (_, source) => {
  expect(readCampaignFile(source)).toEqual({ kind: 'wrong', problems: [{ place: '', code: 'file-tangled' }] })
})

test('a file of some hundred unknown keys is told of the first fifty', () => {
  const read = readCampaignFile(Array.from({ length: 700 }, (_, n) => `k${n}: v`).join('\n'))
  expect(read).toMatchObject({ kind: 'wrong' })
  expect(read.kind === 'wrong' && read.problems).toHaveLength(50)
})

test('a file says the language of its words; one that says none is in that of the site, one that we do not have is refused', () => {
  const head = 'format: thunderclap-campaign-1\ntitle: Enmienda\ntimeZone: UTC\n'
  const read = (more: string) => readCampaignFile(head + more)
  expect(read('lang: es')).toMatchObject({ kind: 'campaign', file: { content: { basics: { lang: 'es' } } } })
  expect(read('')).toMatchObject({ kind: 'campaign', file: { content: { basics: { lang: '' } } } })
  expect(read('lang: klingon')).toEqual({ kind: 'wrong', problems: [{ place: 'lang', code: 'lang' }] })
})
