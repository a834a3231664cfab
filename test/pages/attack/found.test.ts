import { expect, test } from 'vitest'
import { counts, sessions } from '../../../db/schema/index.ts'
import { createApp } from '../../../src/app.ts'
import { loggedPath, secretAddresses } from '../../../src/lib/log.ts'
import { measureText } from '../../../src/networks/x/text.ts'
import { noon, testContext } from '../../support/context.ts'
import { makeCampaign, makeLaunch, makeMessage } from '../../support/factories.ts'
import { listen, person } from '../../support/person.ts'
import { openSite } from '../site.ts'

const hour = 3_600_000

async function setting() {
  const context = testContext({ now: () => noon - 24 * hour })
  const campaign = makeCampaign(context.db, { slug: 'amend' })
  makeLaunch(context.db, campaign.id)
  const sample = makeMessage(context.db, campaign.id, 'A sample', 1)
  const { visitor } = await openSite(context)
  return { ...context, context, campaign, sample, visitor }
}

test('secrets in addresses stay out of the log, however the address is written', () => {
  for (const first of secretAddresses) {
    expect(loggedPath(`/${first}/s3cret`)).toBe(`/${first}/…`)
    expect(loggedPath(`//${first.toUpperCase()}/s3cret/more?x=s3cret\ns3cret`)).not.toContain('s3cret')
  }
})

test('a text far too long for any post is refused without being read', () => {
  expect(measureText('ü.'.repeat(10_000))).toMatchObject({ length: 20_000, problems: ['too-long'] })
})

test('short links with samples that never were are counted together: each mark has a row on the disk', async () => {
  const { db, sample, campaign, visitor } = await setting()
  const link = (id: number) => `/s/${campaign.id.toString(36)}-x${id.toString(36)}`
  for (const id of [sample.id, 0, 4_711, 4_712, 4_713]) expect((await visitor().get(link(id))).status).toBe(302)
  const rows = () => db.select().from(counts).all()
  await expect.poll(() => rows().length).toBe(3)
  expect(rows()).toContainEqual(expect.objectContaining({ key: 'unknown', messageId: 0, count: 3 }))
})

test.each([
  ['the pledge', '/c/amend/pledge', { message: 'own' }],
  ['the reminder', '/c/amend/reminder', { email: 'not an address' }],
])('ten thousand letters of any script are shown again where they are too many: %s', async (_, path, more) => {
  const { visitor } = await setting()
  for (const text of ['a'.repeat(10_000), '😀'.repeat(10_000), 'م'.repeat(10_000), `Z${'\u0301'.repeat(9_999)}`]) {
    const answer = await visitor().post(path, { text, ...more })
    expect(answer.status).toBe(422)
    expect(answer.html).toContain(text)
  }
})

test.each([
  ['the pledge', '/c/amend/pledge', { message: 'own' }, ''],
  ['the reminder', '/c/amend/reminder', { email: 'ann at home' }, 'ann at home'],
])(
  'what was refused is still there when the page is opened anew, in another language say: %s',
  async (_, path, more, also) => {
    const { visitor } = await setting()
    const ann = visitor()
    const text = `${'Far too many words '.repeat(20)} end`
    expect((await ann.post(path, { text, ...more })).status).toBe(422)
    const { html } = await ann.get(`${path}?lang=es`)
    expect(html).toContain('lang="es"')
    expect(html).toContain(text)
    expect(html).toContain(also)
  },
)

test('a session keeps no more of a text than anybody could mean to post', async () => {
  const { db, context } = await setting()
  const ann = person(await listen(createApp(context)))
  await ann.post('/c/amend/pledge', { message: 'own', text: 'a'.repeat(100_000) })
  const [kept] = db.select().from(sessions).all()
  expect(kept?.content.length).toBeLessThan(20_000)
})
