import { expect, test } from 'vitest'
import { openSite } from '../pages/site.ts'
import { testContext } from '../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch, makeMessage, makePledge } from '../support/factories.ts'

const setting = async (env: Readonly<Record<string, string>> = {}) => {
  const context = testContext({ env })
  const site = await openSite(context)
  return { ...context, site, visitor: site.visitor() }
}

test('every page forbids scripts, styles and frames that are not its own', async () => {
  const { visitor } = await setting()
  for (const path of ['/', '/nothing-here']) {
    const { headers, html } = await visitor.get(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+="/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  }
})

test('browsers are told to come back over https only where the site is on https', async () => {
  const plain = await setting()
  expect((await plain.visitor.get('/')).headers.get('strict-transport-security')).toBeNull()
  const safe = await setting({ BASE_URL: 'https://thunderclap.example' })
  expect((await safe.visitor.get('/')).headers.get('strict-transport-security')).toContain('max-age=31536000')
})

test('an address without a page says so and leads on', async () => {
  const { visitor } = await setting()
  const { status, html } = await visitor.get('/nothing-here')
  expect(status).toBe(404)
  expect(html).toContain('There is no page here')
  expect(html).toContain('href="/"')
})

test('an unexpected failure shows a number that the log has too, and nothing of its cause', async () => {
  const context = testContext()
  const lines: string[] = []
  const log = { error: (given: { incident: string; path: string }) => lines.push(`${given.incident} ${given.path}`) }
  const site = await openSite({ ...context, log: log as unknown as typeof context.log })
  context.db.$client.exec('drop table launches')
  const { status, html } = await site.visitor().get('/?token=secret')
  expect(status).toBe(500)
  const incident = /name this number: (\w+)/.exec(html)?.[1]
  expect(lines).toEqual([`${incident} /`])
  expect(html).not.toContain('SQL')
  expect(html).not.toContain('launches')
})

test('a form that is too large is refused calmly', async () => {
  const { visitor, db } = await setting()
  makeLaunch(db, makeCampaign(db, { slug: 'amend' }).id, { launchAt: Date.now() + 60_000 })
  const { status, html } = await visitor.post('/c/amend/pledge', { text: 'x'.repeat(170_000) })
  expect(status).toBe(413)
  expect(html).toContain('That is too much at once')
})

test('a campaign page with its fonts, style and script is below 100 KB over the wire', async () => {
  const { visitor, site, db } = await setting()
  const campaign = makeCampaign(db, {
    slug: 'amend',
    story: 'A paragraph of the story, as long as they are.\n\n'.repeat(60),
  })
  makeLaunch(db, campaign.id, { launchAt: Date.now() + 60_000 })
  for (let i = 0; i < 6; i++)
    makeMessage(db, campaign.id, `A message of usual length that people post, ${i} `.repeat(5))
  for (let i = 0; i < 50; i++) makePledge(db, campaign.id, makeAccount(db).id)
  const accept = { 'accept-encoding': 'br, gzip' }
  const { html } = await visitor.get('/c/amend', accept)
  const assets = [...new Set(html.match(/\/assets\/[\w.-]+/g))]
  expect(assets.length).toBeGreaterThan(3)
  let bytes = await wireBytes(`${site.url}/c/amend`)
  for (const path of assets) {
    const asset = await fetch(site.url + path, { headers: accept })
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    bytes += await wireBytes(site.url + path)
  }
  expect(bytes).toBeLessThan(100_000)
})

/** What is sent before the browser unpacks it. */
async function wireBytes(url: string): Promise<number> {
  const { get } = await import('node:http')
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br, gzip' } }, answer => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}

test('operators see that the database answers, and how many pledges there are', async () => {
  const { visitor, db } = await setting()
  const campaign = makeCampaign(db)
  makeLaunch(db, campaign.id)
  makePledge(db, campaign.id, makeAccount(db).id)
  expect(await visitor.get('/healthz')).toMatchObject({ status: 200, html: 'ok\n' })
  const { html } = await visitor.get('/metrics')
  expect(html).toContain('thunderclap_pledges{network="x",state="active"} 1')
  expect(html).toContain('thunderclap_launches{kind="real",state="open"} 1')
})
