import { describe, expect, test } from 'vitest'
import { readShares } from '../../../src/domain/reach/counters/shares.ts'
import { noon, testContext } from '../../support/context.ts'
import { makeCampaign, makeLaunch, makeMessage } from '../../support/factories.ts'
import { openSite } from '../site.ts'

async function setting() {
  const context = testContext({ now: () => noon - 3_600_000, env: { SANDBOX_PORT: '4999' } })
  const { db } = context
  const reposts = [{ link: 'https://x.com/somebody/status/20', author: 'Somebody', quote: 'Words <of> theirs' }]
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Amend & mend', linkInPosts: true, reposts })
  makeLaunch(db, campaign.id, { launchAt: noon })
  const sample = makeMessage(db, campaign.id, 'Hear us #now')
  const { visitor } = await openSite(context)
  const counted = async (n: number) => {
    await expect.poll(() => readShares(db, campaign.id).total).toBe(n)
    return readShares(db, campaign.id).rows
  }
  return {
    db,
    campaign,
    sample,
    visitor: visitor(),
    counted,
    way: (name: string) => `/c/amend/share/${sample.id}/${name}`,
  }
}

describe('a sample is shared by hand', () => {
  test('in one tap: its way leads to the composer, with its words and a link that says so', async () => {
    const { visitor, way, campaign, sample } = await setting()
    const { status, location } = await visitor.get(way('whatsapp'))
    expect(status).toBe(302)
    const link = `http://thunderclap.test/s/${campaign.id.toString(36)}-s${sample.id.toString(36)}`
    expect(new URL(location).searchParams.get('text')).toBe(`Hear us #now ${link}`)
    expect((await visitor.get(way('x'))).location).toMatch(/^http:\/\/127\.0\.0\.1:4999\/intent\/tweet\?text=Hear/)
    expect(new URL((await visitor.get(way('facebook'))).location).searchParams.get('u')).toBe(link)
  })

  test('and counted by day, way and sample: people only', async () => {
    const { visitor, way, sample, counted } = await setting()
    await visitor.get(way('bluesky'))
    await visitor.get(way('bluesky'), { 'user-agent': 'Twitterbot/1.0' })
    await visitor.get(way('bluesky'), { 'sec-purpose': 'prefetch' })
    await visitor.post(way('copy'), {})
    expect(await counted(2)).toEqual([
      { day: '2026-09-07', way: 'bluesky', messageId: sample.id, count: 1 },
      { day: '2026-09-07', way: 'copy', messageId: sample.id, count: 1 },
    ])
    const { html } = await visitor.get('/c/amend')
    expect(html).toContain('Opened to share 2 times so far.')
  })

  test('on the Mastodon server that somebody names, and nowhere else', async () => {
    const { visitor, way, counted } = await setting()
    const asked = await visitor.get(way('mastodon'))
    expect(asked.html).toContain('Your server')
    expect(asked.headers.get('content-security-policy')).toContain("form-action 'self' https:")
    for (const server of ['javascript:alert(1)', '127.0.0.1', '', 'x'.repeat(5_000), 'evil\u0000.example'])
      expect((await visitor.post(way('mastodon'), { server })).status).toBe(422)
    const { status, location } = await visitor.post(way('mastodon'), { server: '@ada@Chaos.social' })
    expect([status, location.split('?')[0]]).toEqual([303, 'https://chaos.social/share'])
    expect(await counted(1)).toMatchObject([{ way: 'mastodon' }])
  })

  test('only where there is such a sample and such a way', async () => {
    const { visitor, way } = await setting()
    for (const path of [
      way('elsewhere'),
      way('copy'),
      '/c/amend/share/99/x',
      '/c/amend/share/..%2f/x',
      '/c/none/share/0/x',
    ])
      expect([path, (await visitor.get(path)).status]).toEqual([path, 404])
  })

  test('without a cookie', async () => {
    const { visitor, way } = await setting()
    expect((await visitor.get(way('x'))).headers.getSetCookie()).toEqual([])
  })
})

test('the campaign itself is shared with its title and its link', async () => {
  const { visitor, campaign } = await setting()
  const { location } = await visitor.get('/c/amend/share/0/bluesky')
  const link = `http://thunderclap.test/s/${campaign.id.toString(36)}-s0`
  expect(new URL(location).searchParams.get('text')).toBe(`Amend & mend\nAdd your voice: ${link}`)
})

test('posts to pass on are quotes of our own, each with the way to repost it', async () => {
  const { visitor } = await setting()
  const { html } = await visitor.get('/c/amend')
  expect(html).toContain('Words &lt;of> theirs')
  expect(html).toContain('href="https://x.com/intent/retweet?tweet_id=20"')
})
