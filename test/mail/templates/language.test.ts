import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mails } from '../../../db/schema/index.ts'
import { mailRow, type Sealed } from '../../../src/domain/mail/enqueue.ts'
import { continueMailings, startMailing } from '../../../src/domain/mail/mailing.ts'
import type { Sender } from '../../../src/domain/organizer/organization.ts'
import { pledge } from '../../../src/domain/pledge/promise.ts'
import type { Lang } from '../../../src/lib/lang.ts'
import { compose } from '../../../src/mail/templates/compose.ts'
import { noon, testContext } from '../../support/context.ts'
import { makeAccount, makeCampaign, makeLaunch } from '../../support/factories.ts'

/** The subjects of what is mailed to supporters who read these languages, on a site whose own is English. */
function subjects(readers: readonly (Lang | undefined)[]): string[] {
  const { db, box } = testContext()
  const campaign = makeCampaign(db, { slug: 'amend', title: 'Enmienda' })
  makeLaunch(db, campaign.id, { launchAt: noon })
  for (const [n, lang] of readers.entries()) {
    const promised = { campaignId: campaign.id, accountId: makeAccount(db).id, text: `${n}`, messageId: null }
    pledge(db, box, { ...promised, email: `${n}@example.org`, rule: 'samples', ...(lang && { lang }) }, noon - 60_000)
  }
  const data = { campaign: campaign.title, timeZone: 'America/New_York' }
  const mailing = { campaignId: campaign.id, audience: 'supporters', kind: 'cancelled', topic: 'over', data } as const
  startMailing(db, { ...mailing, startAt: noon }, noon)
  continueMailings(db, box, noon)
  return db
    .select()
    .from(mails)
    .where(eq(mails.kind, 'cancelled'))
    .all()
    .map(({ key, letter }) => {
      const sealed: Sealed<'cancelled'> = JSON.parse(box.open(letter ?? '', mailRow(key)))
      return compose('cancelled', key, sealed, { lang: 'en', baseUrl: 'http://thunderclap.test' }).subject
    })
}

test('a supporter gets mail in the language they read when they promised; where nobody knows it, in that of the site', () => {
  expect(subjects(['es', 'en', undefined])).toEqual([
    'Cancelado: Enmienda',
    'Called off: Enmienda',
    'Called off: Enmienda',
  ])
})

test('the head of a mail names the organization that asks, and its foot what sent it', () => {
  const site = { lang: 'en', baseUrl: 'http://thunderclap.test' } as const
  const sealed: Sealed<'cancelled'> = {
    to: 'ann@example.org',
    data: { campaign: 'Clean water', path: '/p/secret', timeZone: 'Europe/Zurich' },
    wayOut: null,
  }
  const headed = (sender: Sender | null) => compose('cancelled', 'one', sealed, site, sender).html
  const from = headed({ name: 'Pro <Aare>', contact: 'hello@aare.example' })
  expect(from).toContain('<p class="asker">Pro &lt;Aare></p>')
  expect(from).toContain('Sent by Thunderclap at thunderclap.test.')
  expect(headed(null)).toContain('<p class="asker">Thunderclap</p>')
})
