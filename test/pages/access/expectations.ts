import sharp from 'sharp'
import { channels, secondSteps, sessions } from '../../../db/schema/index.ts'
import type { AuditEventKind } from '../../../src/domain/organizer/audit/events.ts'
import type { Organizer } from '../../../src/domain/organizer/organizer.ts'
import type { Right } from '../../../src/http/guards.ts'
import { hashToken, nothingSealed } from '../../../src/lib/secret-box.ts'
import { noon } from '../../support/context.ts'
import { makeOrganization } from '../../support/factories.ts'
import { ada } from '../organizer/side.ts'
import type { AccessSite, Form, Who } from './site.ts'

/** Whom each right lets pass; no report is published here. */
export const lets: Readonly<Record<Right, readonly Who[]>> = {
  anybody: ['stranger', 'supporter', 'viewer', 'editor', 'owner'],
  'report-reader': ['viewer', 'editor', 'owner'],
  entering: ['viewer', 'editor', 'owner'],
  'setting-up': ['viewer', 'editor', 'owner'],
  viewer: ['viewer', 'editor', 'owner'],
  editor: ['editor', 'owner'],
  owner: ['owner'],
}

export type Expectation = {
  /** Makes ready what the route is about, and says what stands for its parameters; `amend` stands for a slug. */
  readonly at?: (site: AccessSite, as: Organizer | null) => Readonly<Record<string, string | number>> | undefined
  /** What is sent where it changes something; with it, it succeeds. */
  readonly form?: (site: AccessSite) => Form | Promise<Form>
  /** What a change on the organizers' side leaves in the record. `null`, with a reason beside it: nothing. */
  readonly record?: AuditEventKind | null
  /** That there is nothing at this address now is all the test can see. */
  readonly gone?: true
}

const calling: Expectation = { at: () => ({ district: 'number' }) }
const receipt: Expectation = { at: ({ pledge }) => ({ receipt: pledge.receipt }) }
const newcomer = () => ({ name: 'Grace', email: 'grace@example.org', password: ada.password })

/** What a route needs to be tried, and what it leaves in the record. Most need nothing. */
export const expectations: Readonly<Record<string, Expectation>> = {
  'POST /lost-link': { form: () => ({ email: `${Math.random()}@example.org` }) },
  'GET /assets/:name': { gone: true },

  'GET /pictures/:name': { gone: true },
  'GET /preview/:token': { gone: true },

  // Of a network that has such, and this site has none.
  'GET /client-metadata.json': { gone: true },
  'GET /jwks.json': { gone: true },

  'GET /auth/:network/start': { at: () => ({ network: 'nowhere' }), gone: true },
  'POST /auth/:network/start': { at: () => ({ network: 'nowhere' }), gone: true },
  'GET /auth/:network/callback': { at: () => ({ network: 'nowhere' }), gone: true },

  'GET /s/:code': { at: () => ({ code: '1-x0' }) },

  'GET /c/:slug/call/:district': calling,
  'POST /c/:slug/call/:district/calls': calling,
  'GET /oembed': { gone: true },
  'GET /c/:slug/share/:message/:way': { at: () => ({ message: '0', way: 'x' }) },
  'POST /c/:slug/share/:message/:way': { at: () => ({ message: '0', way: 'copy' }) },
  'GET /c/:slug/reach/over-time.svg': { gone: true },

  'GET /p/:receipt': receipt,
  'GET /p/:receipt/change': receipt,
  'POST /p/:receipt/change': receipt,
  'GET /p/:receipt/change/confirm': receipt,
  'POST /p/:receipt/change/confirm': receipt,
  'GET /p/:receipt/moment.ics': receipt,
  'POST /p/:receipt/confirmation': { gone: true },
  'POST /p/:receipt/posted': { gone: true },
  'POST /p/:receipt/posted/removal': { gone: true },
  'POST /p/:receipt/condition': receipt,
  'GET /p/:receipt/withdrawal': receipt,
  'POST /p/:receipt/withdrawal': receipt,
  'POST /p/:receipt/renewal': receipt,
  'GET /p/:receipt/deletion': receipt,
  'POST /p/:receipt/deletion': receipt,
  'GET /p/:receipt/erasure': receipt,
  'POST /p/:receipt/erasure': receipt,

  'GET /p/:receipt/mail': receipt,
  'POST /p/:receipt/mail': receipt,
  'GET /p/:receipt/consent/removal': receipt,
  'POST /p/:receipt/consent/removal': receipt,

  'GET /mailbox/:secret': { gone: true },
  'POST /mailbox/:secret': { gone: true },
  'POST /mailbox/:secret/removal': { gone: true },

  'GET /unsubscribe/:secret': { gone: true },
  'POST /unsubscribe/:secret': { gone: true },

  'GET /first-run/:token': { gone: true },
  'POST /first-run/:token': { gone: true },
  'GET /invitation/:token': { at: site => ({ token: site.invitation() }) },
  'POST /invitation/:token': { at: site => ({ token: site.invitation() }), form: newcomer },
  'GET /password-reset/:token': { at: site => ({ token: site.reset() }) },
  'POST /password-reset/:token': { at: site => ({ token: site.reset() }), form: newcomer },

  // Who is not signed in yet can hardly be the one who did it; that they are then is recorded.
  'POST /organize/sign-in': {
    form: ({ people }) => ({ email: people.viewer.email, password: 'no' }),
    record: null,
  },
  // Asked by nobody known; the new password is recorded when it is set.
  'POST /organize/password': { form: () => ({ email: 'nobody@example.org' }), record: null },
  // It ends what its own record began.
  'POST /organize/sign-out': { record: null },

  'POST /organize/me/name': {
    form: () => ({ name: `Somebody ${Math.random()}` }),
    record: 'name-changed',
  },
  'POST /organize/me/password': {
    form: () => ({ before: ada.password, password: ada.password }),
    record: 'password-changed',
  },
  'POST /organize/me/sessions/revocation': { at: otherSession, record: 'sessions-ended' },
  'POST /organize/me/sessions/:key/revocation': { at: otherSession, record: 'sessions-ended' },

  // Passing it is the last part of signing in, which is recorded; here there is none to pass.
  'POST /organize/second-step': { record: null },
  // Somebody who has one signs in by it: test/pages/organizer/second-step has what these leave.
  'POST /organize/second-step/setup': { record: null },
  'POST /organize/second-step/codes': { record: null },
  'POST /organize/second-step/removal': { form: () => ({ password: 'no' }), record: null },
  'POST /organize/organization': {
    form: () => ({ 'org-name': 'An organization', 'org-contact': 'hello@example.org' }),
    record: 'organization-changed',
  },
  'POST /organize/organization/logo': {
    at: site => void makeOrganization(site.db),
    form: logo,
    record: 'logo-changed',
  },
  'POST /organize/organization/logo/removal': {
    at: site => void makeOrganization(site.db, { logo: { name: 'a-logo', width: 132, height: 132 } }),
    record: 'logo-changed',
  },
  'POST /organize/people/second-step': {
    at: site => void makeOrganization(site.db),
    form: () => ({ password: ada.password, required: 'no' }),
    record: 'second-step-rule',
  },
  'GET /organize/people/:id/second-step': { at: colleagueWithStep },
  'POST /organize/people/:id/second-step/removal': {
    at: colleagueWithStep,
    form: () => ({ password: ada.password }),
    record: 'second-step-reset',
  },

  'POST /organize/people/invitations': {
    form: () => ({ email: `${Math.random()}@example.org`, role: 'viewer' }),
    record: 'invited',
  },
  'POST /organize/people/invitations/:key/revocation': {
    at: site => ({ key: hashToken(site.invitation()) }),
    record: 'invitation-revoked',
  },
  'POST /organize/people/:id/role': {
    at: site => ({ id: site.colleague().id }),
    form: () => ({ role: 'editor' }),
    record: 'role-changed',
  },
  'POST /organize/people/:id/removal': { at: site => ({ id: site.colleague().id }), record: 'removed' },

  'GET /organize/:slug/deliveries/:id': { at: site => ({ id: site.delivery }) },
  'POST /organize/:slug/report/publication': {
    at: site => site.setLaunch('finished'),
    record: 'report-published',
  },
  'POST /organize/:slug/report/publication/removal': {
    at: site => site.publishReport(),
    record: 'report-withdrawn',
  },
  'GET /organize/:slug/supporters/:id': { at: ({ pledge }) => ({ id: pledge.id }) },
  'POST /organize/:slug/supporters/:id/removal': {
    at: site => ({ id: site.freshPledge() }),
    form: () => ({ reason: 'It insults somebody.' }),
    record: 'pledge-removed',
  },
  // Only shows what would be sent.
  'POST /organize/:slug/updates/preview': {
    form: () => ({ subject: 'News', words: 'It goes well.' }),
    record: null,
  },
  'POST /organize/:slug/updates': {
    at: site => ({ slug: site.withAddress() }),
    form: () => ({ subject: 'News', words: 'It goes well.' }),
    record: 'update-sent',
  },
  'POST /organize/campaigns': {
    form: () => ({ title: 'Another one', timeZone: 'Europe/Zurich' }),
    record: 'campaign-made',
  },
  'POST /organize/imports': { form: campaignFile, record: 'campaign-made' },
  'POST /organize/:slug/copies': { record: 'campaign-made' },
  'POST /organize/:slug/publication': {
    at: site => {
      makeOrganization(site.db)
      return site.setPlain('draft')
    },
    record: 'published',
  },
  'POST /organize/:slug/address': {
    at: site => site.freshDraft(),
    form: () => ({ slug: `another-${Math.random().toString().slice(2)}` }),
    record: 'campaign-changed',
  },
  'POST /organize/:slug/publication/removal': {
    at: site => site.setPlain('published'),
    record: 'unpublished',
  },
  'POST /organize/:slug/preview-link': { record: 'preview-renewed' },
  'GET /organize/:slug/write/:section': { at: () => ({ section: 'story' }) },
  'POST /organize/:slug/write/:section': {
    at: site => ({ ...site.setPlain('published'), section: 'story' }),
    form: () => ({ story: `Another story, ${Math.random()}`, version: '0', base: '0', do: 'save' }),
    record: 'campaign-changed',
  },
  // What somebody has typed and not saved is nobody else's, and changes nothing.
  'POST /organize/:slug/write/:section/draft': {
    at: () => ({ section: 'story' }),
    form: () => ({ story: 'Not saved yet', version: '0', base: '0' }),
    record: null,
  },
  'POST /organize/:slug/write/:section/draft/removal': {
    at: () => ({ section: 'story' }),
    record: null,
  },
  'POST /organize/:slug/write/picture': {
    at: site => site.setPlain('published'),
    form: picture,
    record: 'picture-changed',
  },
  'POST /organize/:slug/write/picture/removal': {
    at: site => site.setPlain('published', { name: 'a-picture', width: 1_200, alt: 'A plain picture' }),
    form: () => ({ version: '0' }),
    record: 'picture-changed',
  },
  'POST /organize/:slug/write/basics/logo': { form: logo, record: 'logo-changed' },
  'POST /organize/:slug/write/basics/logo/removal': {
    at: site => site.setPlain('published', null, { name: 'a-logo', width: 132, height: 132 }),
    record: 'logo-changed',
  },
  'POST /organize/:slug/channels': { form: () => ({ name: `Newsletter ${Math.random()}` }), record: 'channel-made' },
  'POST /organize/:slug/channels/:id/retirement': { at: freshChannel, record: 'channel-retired' },
  'GET /organize/:slug/channels/:id/qr.svg': { at: freshChannel },
  'GET /organize/:slug/channels/:id/qr.png': { at: freshChannel },
  'POST /organize/:slug/schedule': {
    at: site => site.setLaunch('open'),
    form: () => ({ day: '2027-01-01', time: '10:00' }),
    record: 'launch-moved',
  },
  'POST /organize/:slug/account-check': {
    form: () => ({ network: 'x', price: '100' }),
    record: 'accounts-checked',
  },
  'POST /organize/:slug/reconnect-mail': {
    at: site => site.withDeadGrant(),
    record: 'reconnect-asked',
  },
  'POST /organize/:slug/readings': {
    at: site => site.noReadings(),
    form: () => ({ price: '100' }),
    record: 'reach-read',
  },
  // No account is connected here: test/pages/launch/test-post has what is left by a post, and by its deletion.
  'POST /organize/:slug/test-post': { record: null },
  'POST /organize/:slug/test-post/preview': { record: null },
  'POST /organize/:slug/test-post/permission/return': { record: null },
  'GET /organize/:slug/test-post/:id/deletion': { gone: true },
  'POST /organize/:slug/test-post/:id/deletion': { gone: true, record: null },
  'POST /organize/:slug/rehearsal': {
    at: site => site.rehearse(false),
    record: 'rehearsal-started',
  },
  'POST /organize/:slug/rehearsal-end': {
    at: site => site.rehearse(true),
    record: 'rehearsal-ended',
  },
  'POST /organize/:slug/cancellation': {
    at: site => site.setLaunch('open'),
    record: 'launch-cancelled',
  },
  'POST /organize/:slug/stop': { at: site => site.setLaunch('firing'), record: 'launch-stopped' },
  'POST /organize/:slug/pause': { at: site => site.setLaunch('firing'), record: 'launch-paused' },
  'POST /organize/:slug/resumption': {
    at: site => site.setLaunch('firing', noon),
    record: 'launch-resumed',
  },
}

function campaignFile(): FormData {
  const form = new FormData()
  const yaml = 'format: thunderclap-campaign-1\ntitle: From a file\ntimeZone: UTC\n'
  form.set('file', new Blob([yaml], { type: 'application/yaml' }), 'campaign.yaml')
  return form
}

async function logo(): Promise<FormData> {
  const form = new FormData()
  form.set('logo', (await picture()).get('picture') as Blob, 'logo.png')
  return form
}

async function picture(): Promise<FormData> {
  const image = sharp({ create: { width: 1_200, height: 800, channels: 3, background: '#37345e' } })
  const form = new FormData()
  form.set('alt', 'A plain picture')
  form.set('focus', 'centre')
  form.set('version', '0')
  form.set('picture', new Blob([new Uint8Array(await image.png().toBuffer())], { type: 'image/png' }), 'picture.png')
  return form
}

/** Another session of theirs, to be ended. */
function otherSession({ db }: AccessSite, as: Organizer | null) {
  const key = `another-${Math.random()}`
  const organizerId = as?.id ?? null
  db.insert(sessions)
    .values({ idHash: key, content: nothingSealed, organizerId, expiresAt: noon + 86_400_000 })
    .run()
  return { key }
}

function colleagueWithStep(site: AccessSite) {
  const { id } = site.colleague()
  site.db.insert(secondSteps).values({ organizerId: id, secret: nothingSealed, since: noon, usedStep: 0 }).run()
  return { id }
}

function freshChannel({ db, pledge }: AccessSite) {
  const row = { campaignId: pledge.campaignId, name: 'A partner', createdAt: noon }
  return { id: db.insert(channels).values(row).returning().get().id }
}
