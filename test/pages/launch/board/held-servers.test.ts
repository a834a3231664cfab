import { expect, test } from 'vitest'
import { hostHolds } from '../../../../db/schema/holds.ts'
import { launchStatsCache } from '../../../../src/domain/launch/launch-stats.ts'
import { heldSentences } from '../../../../src/pages/launch/board/held-sentences.ts'
import { noon, testContext } from '../../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'

test('servers that are held back are named once each, and no more than people read', () => {
  const { db } = testContext()
  const launch = makeLaunch(db, makeCampaign(db).id, { state: 'firing' })
  const said = () => heldSentences(launchStatsCache(db)(launch, noon), 'en')
  expect(said()).toEqual([])
  const hold = (host: string) =>
    db
      .insert(hostHolds)
      .values({ launchId: launch.id, network: 'mastodon', host, haltedAt: noon, reason: 'many-alike' })
      .run()
  hold('birch.example')
  const [sentence, ...more] = said()
  expect([sentence?.split('birch.example').length, more]).toEqual([2, []])
  for (const host of ['elm.example', 'fir.example', 'oak.example', 'yew.example']) hold(host)
  expect(said()).toEqual([expect.stringContaining('birch.example, elm.example, fir.example, and 2 more.')])
})
