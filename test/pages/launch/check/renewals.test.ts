import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { grants } from '../../../../db/schema/index.ts'
import { createApp } from '../../../../src/app.ts'
import { renewalPlans } from '../../../../src/domain/launch/capacity/renewals.ts'
import { grantLives } from '../../../../src/domain/launch/check/grant-lives.ts'
import { acceptInvitation } from '../../../../src/domain/organizer/acceptance.ts'
import { firstRunInvitation } from '../../../../src/domain/organizer/invitation.ts'
import { noon } from '../../../support/context.ts'
import { makeCampaign, makeLaunch, makePledge } from '../../../support/factories.ts'
import { listen, person } from '../../../support/person.ts'
import { day, minute, setting } from '../../../workers/renewal/setting.ts'
import { ada } from '../../organizer/side.ts'

test('the plan says how many permissions can be renewed before the launch, and counts those of other launches', async () => {
  const { db, server, campaign, launch, context, ids } = await setting({ people: 3, perSecond: 8 })
  const plan = { network: 'x', server: server.url, accounts: 3, others: 0, fits: 19_200 }
  expect(renewalPlans(db, context.networks, launch)).toEqual([plan])
  const near = makeCampaign(db)
  makeLaunch(db, near.id, { launchAt: noon + 39 * minute })
  makePledge(db, near.id, ids[0] ?? 0)
  const far = makeCampaign(db)
  makeLaunch(db, far.id, { launchAt: noon + 40 * minute })
  makePledge(db, far.id, ids[1] ?? 0)
  expect(renewalPlans(db, context.networks, launch)).toEqual([{ ...plan, others: 1 }])
  db.update(grants)
    .set({ state: 'reconnect' })
    .where(eq(grants.accountId, ids[2] ?? 0))
    .run()
  expect(renewalPlans(db, context.networks, launch)).toMatchObject([{ accounts: 2 }])
  expect(campaign.id).toBe(launch.campaignId)
})

test('organizers read what is renewed, what does not fit, and which permissions end all the same', async () => {
  const { context, db, at, ids, launch, campaign } = await setting({
    people: 3,
    perSecond: 0.001,
    more: { lacks: () => 'the key “a1”' },
  })
  at(noon - 5 * day)
  const change = (id: number | undefined, to: Partial<typeof grants.$inferInsert>) =>
    db
      .update(grants)
      .set(to)
      .where(eq(grants.accountId, id ?? 0))
      .run()
  change(ids[0], { endsAt: noon })
  change(ids[1], { renewedAt: noon - 20 * day, renewingBy: 'gone', renewingUntil: noon - 19 * day })
  change(ids[2], { renewedAt: noon - 6 * day, goneAt: noon - 6 * day, endsAt: noon + 1 })
  const lives = grantLives(
    db,
    context.box,
    context.networks,
    { campaignId: campaign.id, launchAt: noon },
    context.now(),
  )
  expect(lives).toEqual([
    { network: 'x', accounts: 3, ending: 1, overdue: 2, doubted: 1, inDoubt: 1, lacks: 'the key “a1”' },
  ])
  await acceptInvitation(db, firstRunInvitation(db, context.now()) ?? '', ada, context.now())
  const visitor = person(await listen(createApp(context)))
  await visitor.post('/organize/sign-in', { email: ada.email, password: ada.password })
  const { html } = await visitor.get(`/organize/${campaign.slug}/check`)
  expect(html).toContain('X wants the permissions of 3 accounts at 127.0.0.1')
  expect(html).toContain('Between 50 and 10 minutes before it, 2 can be.')
  expect(html).toContain('1 post would leave late, as fast as permissions are renewed')
  expect(html).toContain('Those of 3 accounts are renewed every week')
  expect(html).toContain('1 of them ends before the launch all the same')
  expect(html).toContain('2 of them could not be renewed for more than three days')
  expect(html).toContain('For 1 of them the answer of the last renewal was lost.')
  expect(html).toContain('for which the key “a1” is missing')
  const spanish = (await visitor.get(`/organize/${campaign.slug}/check?lang=es`)).html
  expect(spanish).toContain('Los de 3 cuentas se renuevan cada semana')
  expect(spanish).toContain('Entre 50 y 10 minutos antes se pueden renovar 2.')
  expect(launch.launchAt).toBe(noon)
})
