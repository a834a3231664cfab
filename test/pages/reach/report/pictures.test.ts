import { h } from 'preact'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { campaigns } from '../../../../db/schema/index.ts'
import { pictureFile } from '../../../../src/pages/reach/report/picture-file.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { burst, makeLedger } from '../../../support/ledger.ts'
import { openSite } from '../../site.ts'

/** A published report with so many posts. */
async function published(posts: number) {
  const context = testContext({ now: () => noon + 3_600_000 })
  const campaign = makeCampaign(context.db, { slug: 'amend', title: 'Amend it' })
  context.db.update(campaigns).set({ reportPublishedAt: noon }).run()
  const launch = makeLaunch(context.db, campaign.id, { state: 'finished', finishedAt: noon + 5_000 })
  makeLedger(context.db, launch, burst(launch, posts, 300))
  return (await openSite(context)).visitor()
}

test.each([0, 40])('the skyline of %i posts is a file of its own, without a style or a class', async posts => {
  const { headers, html: svg } = await (await published(posts)).get('/c/amend/reach/skyline.svg')
  expect(headers.get('content-type')).toBe('image/svg+xml')
  expect(svg).not.toMatch(/<style|style=|class=|data-|var\(/)
  expect(svg).toContain('<title id="skyline-title">Posts over time</title>')
  // A reader of XML and not of HTML: it throws at what is not well formed.
  const { width, height } = await sharp(Buffer.from(svg)).metadata()
  expect([width, height]).toEqual([1_200, 480])
})

test('the words of a picture stay words: "y" is one in Spanish, and no attribute', async () => {
  const svg = pictureFile(
    h('g', null, [
      h('path', { d: '' }),
      h('text', { 'aria-label': 'hoy y mañana', y: 4 }, 'x y d, hoy y mañana > ayer'),
    ]),
    { width: 40, height: 20 },
  )
  expect(svg).toContain('<path d=""')
  expect(svg).toContain('aria-label="hoy y mañana" y="4"')
  expect(svg).toContain('x y d, hoy y mañana')
})
