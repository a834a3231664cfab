import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { barsInSkyline, drawSkyline, skylineStepMs } from '../../src/domain/launch/skyline.ts'
import { withPlainSpaces } from '../../src/text/format.ts'
import { SkylineChart, SkylineTable } from '../../src/ui/skyline.tsx'
import { skylinePicture } from '../../src/ui/skyline-picture.ts'
import { noon } from '../support/context.ts'

const spread = (last: number, p99 = last) => ({ first: 4, p50: p99 / 3, p99, last })

describe('the scale of a skyline', () => {
  test.each([
    [90, 1],
    [299, 3],
    [4_000, 50],
    [880_000, 9_000],
  ])('a launch of %d ms fills the picture in steps of %d ms', (last, stepMs) => {
    expect(skylineStepMs(spread(last))).toBe(stepMs)
    expect(last).toBeLessThan(stepMs * barsInSkyline)
    expect(last).toBeGreaterThan(stepMs * barsInSkyline * 0.5)
  })

  test('a few posts that come minutes later do not squeeze all others into one bar', () => {
    const lateness = spread(302_345, 690)
    const stepMs = skylineStepMs(lateness)
    expect(stepMs).toBe(10)
    const rows = [
      { step: 0, posts: 900 },
      { step: 68, posts: 350 },
      { step: 30_234, posts: 2 },
    ]
    const { bars, tail } = drawSkyline(rows, stepMs, lateness)
    expect([bars[0], bars[68], tail]).toEqual([900, 350, { posts: 2, lastMs: 302_345 }])
  })

  test('a launch of days is still drawn', () => {
    expect(skylineStepMs(spread(300_000_000)) * barsInSkyline).toBeGreaterThan(300_000_000)
  })
})

const given = (posts: readonly number[], more = {}) => {
  const bars = [...posts, ...new Array(barsInSkyline - posts.length).fill(0)]
  return {
    skyline: { stepMs: 5, bars, tail: null },
    launchAt: noon,
    timeZone: 'America/New_York',
    posted: bars.reduce((a, b) => a + b, 0),
    waiting: 0,
    lateness: { first: 4, last: 287 },
    stopAtMs: null,
    lang: 'en' as const,
    ...more,
  }
}
/** The left edge and the height of every bar. */
const barsOf = (path: string) =>
  [...path.matchAll(/M([\d.]+) 100v-([\d.]+)/g)].map(([, x, height]) => [Number(x), Number(height)] as const)

describe('the picture', () => {
  test('is silent to the left of the moment, and rises with the posts', () => {
    const bars = barsOf(skylinePicture(given([10, 0, 5, 1])).bars)
    expect(bars).toHaveLength(3)
    expect(Math.min(...bars.map(([x]) => x))).toBeGreaterThan(200)
    expect(bars.map(([, height]) => height)).toEqual([94, 47, 9.4])
  })

  test('shows even one post beside thousands', () => {
    const [, one] = barsOf(skylinePicture(given([9_999, 1])).bars)
    expect(one?.[1]).toBeGreaterThan(1)
  })

  test('measures time in ms, s or min, from the moment in the zone of the campaign', () => {
    const axis = (stepMs: number) =>
      skylinePicture(given([1], { skyline: { stepMs, bars: given([1]).skyline.bars, tail: null } })).axis.map(
        withPlainSpaces,
      )
    expect(axis(5)).toEqual(['10:00:00 AM', '+100 ms', '+200 ms', '+300 ms', '+400 ms'])
    expect(axis(50)).toEqual(['10:00:00 AM', '+1 s', '+2 s', '+3 s', '+4 s'])
    expect(axis(9_000)).toEqual(['10:00:00 AM', '+3 min', '+6 min', '+9 min', '+12 min'])
  })

  test('lets those who promised wait on the baseline, one dot each, and nobody moves when more come', () => {
    const crowd = (waiting: number) =>
      skylinePicture(given([], { posted: 0, lateness: null, waiting }))
        .crowd.split('M')
        .slice(1)
    expect(crowd(0)).toEqual([])
    expect(crowd(250)).toHaveLength(250)
    expect(crowd(251).slice(0, 250)).toEqual(crowd(250))
    expect(crowd(100_000).length).toBeLessThan(400)
  })

  test('says in words what it shows', () => {
    expect(withPlainSpaces(skylinePicture(given([250])).description)).toBe(
      'Silence until the moment. Then 250 posts, the first 4 ms after it, the last 287 ms.',
    )
    const quiet = given([], { posted: 0, lateness: null })
    expect(skylinePicture(quiet).description).toBe('No post has left.')
    expect(skylinePicture({ ...quiet, waiting: 12 }).description).toContain('12 posts are waiting')
  })

  test('has a title, a description, and no style of its own', () => {
    const html = render(h(SkylineChart, { picture: skylinePicture(given([3, 2])), lang: 'en' }))
    expect(html).toMatch(/<title[^>]*>Posts over time<\/title><desc/)
    expect(html).not.toContain('style')
  })
})

test('the table under a skyline adds up to the posts in it', () => {
  const skyline = { stepMs: 10, bars: given([900, 0, 350, 0, 0, 7]).skyline.bars, tail: { posts: 2, lastMs: 302_345 } }
  const html = render(h(SkylineTable, { skyline, lang: 'en' }))
  const cells = [...html.matchAll(/<tr><th scope="row">([^<]*)<\/th><td[^>]*>([^<]*)<\/td><td[^>]*>([^<]*)/g)]
  expect(cells.map(([, ...row]) => row.map(withPlainSpaces))).toEqual([
    ['0 ms to 50 ms', '1,250', '1,250'],
    ['50 ms to 100 ms', '7', '1,257'],
    ['after 1.000 s, the last 5 min 2.345 s', '2', '1,259'],
  ])
})
