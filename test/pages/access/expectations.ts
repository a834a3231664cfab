import sharp from 'sharp'
import { sessions } from '../../../db/schema/index.ts'
import type { AuditEventKind } from '../../../src/domain/organizer/audit/events.ts'
import type { Organizer } from '../../../src/domain/organizer/organizer.ts'
import { hashToken, nothingSealed } from '../../../src/lib/secret-box.ts'
import { noon } from '../../support/context.ts'
import { ada } from '../organizer/side.ts'
import type { AccessSite, Form, Who } from './site.ts'

/** Whom a route lets pass. */
export const groups = {
  everybody: ['stranger', 'viewer', 'editor', 'owner'],
  organizers: ['viewer', 'editor', 'owner'],
  editors: ['editor', 'owner'],
  owners: ['owner'],
} as const satisfies Record<string, readonly Who[]>

export type Expectation = {
  readonly who: keyof typeof groups
  /** Makes ready what the route is about, and says what stands for its parameters; `amend` stands for a slug. */
  readonly at?: (site: AccessSite, as: Organizer | null) => Readonly<Record<string, string | number>> | undefined
  /** What is sent where it changes something; with it, it succeeds. */
  readonly form?: (site: AccessSite) => Form | Promise<Form>
  /** What a change on the organizers' side leaves in the record. `null`, with a reason beside it: nothing. */
  readonly record?: AuditEventKind | null
  /** That there is nothing at this address now is all the test can see. */
  readonly gone?: true
}

const everybody: Expectation = { who: 'everybody' }
const organizers: Expectation = { who: 'organizers' }
const owners: Expectation = { who: 'owners' }
const calling: Expectation = { who: 'everybody', at: () => ({ district: 'number' }) }
const receipt: Expectation = { who: 'everybody', at: ({ pledge }) => ({ receipt: pledge.receipt }) }
const newcomer = () => ({ name: 'Grace', email: 'grace@example.org', password: ada.password })

/** Every route of the application. A new one belongs here: say whom it lets pass, and what it leaves in the record. */
export const expectations: Readonly<Record<string, Expectation>> = {
  'GET /': everybody,
  'GET /privacy': everybody,
  'GET /lost-link': everybody,
  'GET /lost-link/sent': everybody,
  'POST /lost-link': { ...everybody, form: () => ({ email: `${Math.random()}@example.org` }) },
  'GET /assets/:name': { ...everybody, gone: true },
  'GET /favicon.ico': everybody,
  'GET /.well-known/thunderclap': everybody,
  'GET /healthz': everybody,
  'GET /metrics': everybody,

  'GET /pictures/:name': { ...everybody, gone: true },
  'GET /preview/:token': { ...everybody, gone: true },

  'GET /auth/:network/start': { ...everybody, at: () => ({ network: 'nowhere' }), gone: true },
  'GET /auth/:network/callback': { ...everybody, at: () => ({ network: 'nowhere' }), gone: true },

  'GET /s/:code': { ...everybody, at: () => ({ code: '1-x0' }) },

  'GET /c/:slug': everybody,
  'GET /c/:slug/call': everybody,
  'POST /c/:slug/call': everybody,
  'GET /c/:slug/call/days.ics': everybody,
  'GET /c/:slug/call/:district': calling,
  'POST /c/:slug/call/:district/calls': calling,
  'GET /feed.xml': everybody,
  'GET /oembed': { ...everybody, gone: true },
  'GET /c/:slug/embed': everybody,
  'GET /c/:slug/poster': everybody,
  'GET /c/:slug/qr.png': everybody,
  'GET /c/:slug/qr.svg': everybody,
  'GET /c/:slug/share.png': everybody,
  'GET /c/:slug/share/:message/:way': { ...everybody, at: () => ({ message: '0', way: 'x' }) },
  'POST /c/:slug/share/:message/:way': { ...everybody, at: () => ({ message: '0', way: 'copy' }) },
  'GET /c/:slug/launch.json': everybody,
  'GET /c/:slug/live': everybody,
  'GET /c/:slug/live/embed': everybody,
  'GET /c/:slug/live/events': everybody,
  'GET /c/:slug/pledge': everybody,
  'POST /c/:slug/pledge': everybody,
  'GET /c/:slug/pledge/connect': everybody,
  'GET /c/:slug/pledge/confirm': everybody,
  'POST /c/:slug/pledge/confirm': everybody,
  'GET /c/:slug/reach': organizers,
  'GET /c/:slug/reach.json': organizers,
  'GET /c/:slug/deliveries.csv': organizers,
  'GET /c/:slug/deliveries.json': organizers,
  'GET /c/:slug/samples.csv': organizers,
  'GET /c/:slug/samples.json': organizers,
  'GET /c/:slug/clicks.csv': organizers,
  'GET /c/:slug/clicks.json': organizers,
  'GET /c/:slug/shares.csv': organizers,
  'GET /c/:slug/shares.json': organizers,
  'GET /c/:slug/sources.csv': organizers,
  'GET /c/:slug/sources.json': organizers,
  'GET /c/:slug/reach/skyline.svg': organizers,
  'GET /c/:slug/reach/over-time.svg': { ...organizers, gone: true },

  'GET /p/:receipt': receipt,
  'GET /p/:receipt/change': receipt,
  'POST /p/:receipt/change': receipt,
  'GET /p/:receipt/change/confirm': receipt,
  'POST /p/:receipt/change/confirm': receipt,
  'GET /p/:receipt/moment.ics': receipt,
  'POST /p/:receipt/condition': receipt,
  'POST /p/:receipt/withdrawal': receipt,
  'POST /p/:receipt/deletion': receipt,
  'GET /p/:receipt/erasure': receipt,
  'POST /p/:receipt/erasure': receipt,

  'GET /c/:slug/reminder': everybody,
  'POST /c/:slug/reminder': everybody,
  'POST /c/:slug/reminder/text': everybody,
  'GET /c/:slug/reminder/sent': everybody,
  'GET /r/:receipt': { ...everybody, gone: true },
  'POST /r/:receipt/confirmation': { ...everybody, gone: true },
  'GET /r/:receipt/change': { ...everybody, gone: true },
  'POST /r/:receipt/change': { ...everybody, gone: true },
  'GET /r/:receipt/moment.ics': { ...everybody, gone: true },
  'POST /r/:receipt/posted': { ...everybody, gone: true },
  'POST /r/:receipt/withdrawal': { ...everybody, gone: true },
  'GET /reminder-address/:secret': { ...everybody, gone: true },
  'POST /reminder-address/:secret': { ...everybody, gone: true },

  'GET /unsubscribe/:secret': { ...everybody, gone: true },
  'POST /unsubscribe/:secret': { ...everybody, gone: true },

  'GET /first-run/:token': { ...everybody, gone: true },
  'POST /first-run/:token': { ...everybody, gone: true },
  'GET /invitation/:token': { ...everybody, at: site => ({ token: site.invitation() }) },
  'POST /invitation/:token': { ...everybody, at: site => ({ token: site.invitation() }), form: newcomer },
  'GET /password-reset/:token': { ...everybody, at: site => ({ token: site.reset() }) },
  'POST /password-reset/:token': { ...everybody, at: site => ({ token: site.reset() }), form: newcomer },

  'GET /organize/sign-in': everybody,
  // Who is not signed in yet can hardly be the one who did it; that they are then is recorded.
  'POST /organize/sign-in': {
    ...everybody,
    form: ({ people }) => ({ email: people.viewer.email, password: 'no' }),
    record: null,
  },
  'GET /organize/password': everybody,
  // Asked by nobody known; the new password is recorded when it is set.
  'POST /organize/password': { ...everybody, form: () => ({ email: 'nobody@example.org' }), record: null },
  // It ends what its own record began.
  'POST /organize/sign-out': { ...organizers, record: null },

  'GET /organize/me': organizers,
  'POST /organize/me/name': {
    ...organizers,
    form: () => ({ name: `Somebody ${Math.random()}` }),
    record: 'name-changed',
  },
  'POST /organize/me/password': {
    ...organizers,
    form: () => ({ before: ada.password, password: ada.password }),
    record: 'password-changed',
  },
  'POST /organize/me/sessions/revocation': { ...organizers, at: otherSession, record: 'sessions-ended' },
  'POST /organize/me/sessions/:key/revocation': { ...organizers, at: otherSession, record: 'sessions-ended' },

  'GET /organize/people': organizers,
  'POST /organize/people/invitations': {
    ...owners,
    form: () => ({ email: `${Math.random()}@example.org`, role: 'viewer' }),
    record: 'invited',
  },
  'POST /organize/people/invitations/:key/revocation': {
    ...owners,
    at: site => ({ key: hashToken(site.invitation()) }),
    record: 'invitation-revoked',
  },
  'POST /organize/people/:id/role': {
    ...owners,
    at: site => ({ id: site.colleague().id }),
    form: () => ({ role: 'editor' }),
    record: 'role-changed',
  },
  'POST /organize/people/:id/removal': { ...owners, at: site => ({ id: site.colleague().id }), record: 'removed' },
  'GET /organize/audit': owners,

  'GET /organize': organizers,
  'GET /organize/:slug': organizers,
  'GET /organize/:slug/deliveries': organizers,
  'GET /organize/:slug/deliveries/:id': { ...organizers, at: site => ({ id: site.delivery }) },
  'POST /organize/:slug/report/publication': {
    who: 'editors',
    at: site => site.setLaunch('finished'),
    record: 'report-published',
  },
  'POST /organize/:slug/report/publication/removal': {
    who: 'editors',
    at: site => site.publishReport(),
    record: 'report-withdrawn',
  },
  'GET /organize/:slug/supporters': organizers,
  'GET /organize/:slug/supporters.csv': { who: 'editors' },
  'GET /organize/:slug/supporters/:id': { ...organizers, at: ({ pledge }) => ({ id: pledge.id }) },
  'POST /organize/:slug/supporters/:id/removal': {
    who: 'editors',
    at: site => ({ id: site.freshPledge() }),
    form: () => ({ reason: 'It insults somebody.' }),
    record: 'pledge-removed',
  },
  'GET /organize/:slug/reminders': organizers,
  'GET /organize/:slug/reminders.csv': { who: 'editors' },
  'GET /organize/:slug/kit': organizers,
  'GET /organize/:slug/updates': organizers,
  // Only shows what would be sent.
  'POST /organize/:slug/updates/preview': {
    who: 'editors',
    form: () => ({ subject: 'News', words: 'It goes well.' }),
    record: null,
  },
  'POST /organize/:slug/updates': {
    who: 'editors',
    at: site => ({ slug: site.withAddress() }),
    form: () => ({ subject: 'News', words: 'It goes well.' }),
    record: 'update-sent',
  },
  'GET /organize/new': organizers,
  'POST /organize/campaigns': {
    who: 'editors',
    form: () => ({ title: 'Another one', slug: '', timeZone: 'Europe/Zurich' }),
    record: 'campaign-made',
  },
  'POST /organize/imports': { who: 'editors', form: campaignFile, record: 'campaign-made' },
  'GET /organize/:slug/file': organizers,
  'GET /organize/:slug/preview': organizers,
  'POST /organize/:slug/copies': { who: 'editors', record: 'campaign-made' },
  'GET /organize/:slug/write': organizers,
  'POST /organize/:slug/publication': { who: 'editors', at: site => site.setPlain('draft'), record: 'published' },
  'POST /organize/:slug/publication/removal': {
    who: 'editors',
    at: site => site.setPlain('published'),
    record: 'unpublished',
  },
  'POST /organize/:slug/preview-link': { who: 'editors', record: 'preview-renewed' },
  'GET /organize/:slug/write/:section': { ...organizers, at: () => ({ section: 'story' }) },
  'POST /organize/:slug/write/:section': {
    who: 'editors',
    at: site => ({ ...site.setPlain('published'), section: 'story' }),
    form: () => ({ story: `Another story, ${Math.random()}`, version: '0', base: '0', do: 'save' }),
    record: 'campaign-changed',
  },
  // What somebody has typed and not saved is nobody else's, and changes nothing.
  'POST /organize/:slug/write/:section/draft': {
    who: 'editors',
    at: () => ({ section: 'story' }),
    form: () => ({ story: 'Not saved yet', version: '0', base: '0' }),
    record: null,
  },
  'POST /organize/:slug/write/:section/draft/removal': {
    who: 'editors',
    at: () => ({ section: 'story' }),
    record: null,
  },
  'GET /organize/:slug/write/picture': organizers,
  'POST /organize/:slug/write/picture': {
    who: 'editors',
    at: site => site.setPlain('published'),
    form: picture,
    record: 'picture-changed',
  },
  'POST /organize/:slug/write/picture/removal': {
    who: 'editors',
    at: site => site.setPlain('published', { name: 'a-picture', width: 1_200, alt: 'A plain picture' }),
    form: () => ({ version: '0' }),
    record: 'picture-changed',
  },
  'POST /organize/:slug/goal': {
    who: 'editors',
    at: site => site.setLaunch('open'),
    form: () => ({ rule: 'nothing' }),
    record: 'goal-rule',
  },
  'POST /organize/:slug/launch-time': {
    who: 'editors',
    at: site => site.setLaunch('open'),
    form: () => ({ day: '2027-01-01', time: '10:00' }),
    record: 'launch-moved',
  },
  'POST /organize/:slug/spread': {
    who: 'editors',
    at: site => site.setLaunch('open'),
    form: () => ({ spread: '300000' }),
    record: 'launch-spread',
  },
  'GET /organize/:slug/board': organizers,
  'GET /organize/:slug/check': organizers,
  'POST /organize/:slug/account-check': {
    who: 'editors',
    form: () => ({ network: 'x', price: '100' }),
    record: 'accounts-checked',
  },
  'POST /organize/:slug/reconnect-mail': {
    who: 'editors',
    at: site => site.withDeadGrant(),
    record: 'reconnect-asked',
  },
  'GET /organize/:slug/readings': organizers,
  'POST /organize/:slug/readings': {
    who: 'editors',
    at: site => site.noReadings(),
    form: () => ({ price: '100' }),
    record: 'reach-read',
  },
  'GET /organize/:slug/rehearsal': organizers,
  'POST /organize/:slug/rehearsal': {
    who: 'editors',
    at: site => site.rehearse(false),
    record: 'rehearsal-started',
  },
  'POST /organize/:slug/rehearsal-end': {
    who: 'editors',
    at: site => site.rehearse(true),
    record: 'rehearsal-ended',
  },
  'POST /organize/:slug/cancellation': {
    who: 'editors',
    at: site => site.setLaunch('open'),
    record: 'launch-cancelled',
  },
  'POST /organize/:slug/stop': { who: 'editors', at: site => site.setLaunch('firing'), record: 'launch-stopped' },
  'POST /organize/:slug/pause': { who: 'editors', at: site => site.setLaunch('firing'), record: 'launch-paused' },
  'POST /organize/:slug/resumption': {
    who: 'editors',
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
