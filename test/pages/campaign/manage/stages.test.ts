import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accountChecks, campaigns, launches } from '../../../../db/schema/index.ts'
import { noon } from '../../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import type { Page } from '../../../support/page.ts'
import { organizersSide } from '../../organizer/side.ts'

/** What the rail ticks on a page, and where one is. */
function rail({ all }: Page): { readonly done: string[]; readonly here: string | undefined } {
  const items = all('listitem').filter(one => one.closest('nav.stages'))
  const name = (item?: (typeof items)[number]) => item?.querySelector('a')?.textContent.match(/[A-Z]\w+/)?.[0] ?? ''
  return {
    done: items.filter(item => item.querySelector('[aria-label=done]')).map(name),
    here: name(items.find(item => item.querySelector('[aria-current]'))),
  }
}

test('the rail ticks what was done, the same on every page, and nothing for having been passed by', async () => {
  const { db, setTime, signedIn } = await organizersSide()
  const ada = await signedIn()
  const campaign = makeCampaign(db, { slug: 'amend', state: 'draft' })
  const see = async (path: string) => rail((await ada.get(path)).page)
  expect(await see('/organize/amend/write')).toEqual({ done: [], here: 'Write' })

  makeLaunch(db, campaign.id)
  expect((await see('/organize/amend/write')).done).toEqual(['Schedule'])
  db.update(campaigns).set({ state: 'published' }).run()
  const at = noon - 80_000_000
  expect((await see('/organize/amend/rehearsal')).done).toEqual(['Write', 'Schedule'])
  db.insert(accountChecks)
    .values({ campaignId: campaign.id, network: 'x', askedAt: at, total: 1, finishedAt: null })
    .run()
  expect((await see('/organize/amend/rehearsal')).done).toEqual(['Write', 'Schedule'])
  db.update(accountChecks).set({ finishedAt: at }).run()
  makeLaunch(db, campaign.id, { kind: 'rehearsal', state: 'finished', finishedAt: at })
  // The stage that a page is about has its own mark instead.
  expect(await see('/organize/amend/rehearsal')).toEqual({ done: ['Write', 'Schedule', 'Check'], here: 'Rehearse' })
  expect(await see('/organize/amend/check')).toEqual({ done: ['Write', 'Schedule', 'Rehearse'], here: 'Check' })

  db.update(launches)
    .set({ state: 'stopped', stoppedAt: noon + 100, finishedAt: noon + 900 })
    .where(eq(launches.kind, 'real'))
    .run()
  setTime(noon + 60_000)
  expect(await see('/organize/amend')).toEqual({
    done: ['Write', 'Schedule', 'Check', 'Rehearse', 'Launch'],
    here: 'Overview',
  })
})

test('every page of a campaign has a place in the rail', async () => {
  const { db, signedIn } = await organizersSide()
  makeLaunch(db, makeCampaign(db, { slug: 'amend' }).id)
  const ada = await signedIn()
  for (const [path, place] of [
    ['', 'Overview'],
    ['/settings', 'Settings'],
    ['/supporters', 'Supporters'],
    ['/reminders', 'Supporters'],
    ['/updates', 'Updates'],
    ['/kit', 'Share'],
    ['/deliveries', 'Launch'],
  ] as const)
    expect([path, rail((await ada.get(`/organize/amend${path}`)).page).here]).toEqual([path, place])
})

test('what samples are for is what the network allows', async () => {
  for (const [rule, words] of [
    ['own-words', 'On X everybody writes their own words'],
    ['samples', 'Posts that supporters can take as they are or begin from.'],
  ] as const) {
    const { db, signedIn } = await organizersSide({ X_TEXT_RULE: rule })
    makeCampaign(db, { slug: 'amend', state: 'draft' })
    expect((await (await signedIn()).get('/organize/amend/write/messages')).html).toContain(words)
  }
})
