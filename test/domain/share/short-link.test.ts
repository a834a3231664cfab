import { describe, expect, test } from 'vitest'
import { click, readClicks } from '../../../src/domain/reach/counters/clicks.ts'
import { createCounter } from '../../../src/domain/reach/counters/counter.ts'
import { linkPlaces, markLinks, ownLinkIn, readShortLink, shortLink } from '../../../src/domain/share/short-link.ts'
import { noon } from '../../support/context.ts'
import { testDb } from '../../support/db.ts'
import { makeCampaign } from '../../support/factories.ts'

const base = 'https://clap.example.org'
const x = (messageId: number | null) => ({ place: 'x', messageId }) as const

describe('a short link', () => {
  test('names its campaign, where it stands and which sample it ends', () => {
    expect(shortLink(base, 3, x(2))).toBe('https://clap.example.org/s/3-x2')
    for (const place of Object.values(linkPlaces)) {
      for (const messageId of [null, 1, 35, 36, 99_999]) {
        const code = shortLink(base, 1_234, { place, messageId }).split('/s/')[1] ?? ''
        expect(readShortLink(code)).toEqual({ campaignId: 1_234, mark: { place, messageId } })
        expect(readShortLink(code.toUpperCase())).toEqual({ campaignId: 1_234, mark: { place, messageId } })
      }
    }
  })

  test.each([
    ['3', { campaignId: 3, mark: null }],
    ['3-', { campaignId: 3, mark: null }],
    ['3-z9', { campaignId: 3, mark: null }],
    ['3-x', { campaignId: 3, mark: null }],
    ['3-x2).', { campaignId: 3, mark: { place: 'x', messageId: 2 } }],
    ['', null],
    ['-x2', null],
    ['://evil', null],
  ] as const)(
    'whose end was cut or spoiled on the way leads to its campaign still, and what is none leads nowhere: %s',
    (code, read) => {
      expect(readShortLink(code)).toEqual(read)
    },
  )

  test('is made to say where it stands, and nothing else of a text is touched', () => {
    const other = 'https://clap.example.org/s/4-x1'
    const text = `Two: ${base}/s/3-x9, and ${base}/s/3-m1f! Not ${other}, nor https://else.org/s/3-x9`
    expect(markLinks(text, base, 3, x(null))).toBe(
      `Two: ${base}/s/3-x0, and ${base}/s/3-x0! Not ${other}, nor https://else.org/s/3-x9`,
    )
    expect(markLinks('no link', base, 3, x(1))).toBe('no link')
  })
})

describe('clicks', () => {
  test('are counted by hour, place and sample, programs apart', () => {
    const db = testDb()
    const { id } = makeCampaign(db)
    const clicks = createCounter(db)
    clicks.add(click({ campaignId: id, mark: x(2), robot: false }, noon))
    clicks.add(click({ campaignId: id, mark: x(2), robot: false }, noon + 3_599_999))
    clicks.flush()
    clicks.add(click({ campaignId: id, mark: x(2), robot: false }, noon + 3_600_000))
    clicks.add(click({ campaignId: id, mark: x(2), robot: true }, noon))
    clicks.add(click({ campaignId: id, mark: null, robot: false }, noon))
    clicks.flush()
    clicks.flush()
    const { people, robots, rows } = readClicks(db, id)
    expect({ people, robots }).toEqual({ people: 4, robots: 1 })
    expect(rows).toHaveLength(3)
    expect(rows).toContainEqual({ hour: noon, place: 'x', messageId: 2, count: 2 })
    expect(rows).toContainEqual({ hour: noon, place: 'unknown', messageId: null, count: 1 })
    expect(rows).toContainEqual({ hour: noon + 3_600_000, place: 'x', messageId: 2, count: 1 })
  })
})

test("finds the campaign's own link in a text, whole, and nobody else's", () => {
  const link = shortLink('https://a.example', 3, { place: 'bluesky', messageId: 4 })
  expect(ownLinkIn(`Amend it: ${link}.`, 'https://a.example', 3)).toBe(link)
  expect(ownLinkIn(`Amend it: ${link}`, 'https://a.example', 4)).toBeNull()
  expect(ownLinkIn('https://b.example/s/3-x0', 'https://a.example', 3)).toBeNull()
})
