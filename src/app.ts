import express, { type Express } from 'express'
import type { Context } from './context.ts'
import { type AllHandlers, createHandlers } from './handlers.ts'
import { compress } from './http/compress.ts'
import { errorPages, leadToLostLink, nothingHere } from './http/errors/handlers.ts'
import { guards } from './http/guards.ts'
import { languages } from './http/language.ts'
import { limitCosts, limitOrganizers } from './http/limits/request-limits.ts'
import { mounter, mountFormPages, mountForms } from './http/mount.ts'
import { leadToOwnHost } from './http/own-host.ts'
import { watchProxy } from './http/proxy-watch.ts'
import { at, get, post, type Route } from './http/route.ts'
import { sameOrigin } from './http/same-origin.ts'
import { forItsReader, secretPage, securityHeaders } from './http/security-headers.ts'
import { sessionMiddleware } from './http/session/session.ts'
import { siteFoot } from './http/site-foot.ts'
import { refuseWhileFull, watchStorage } from './http/storage-watch.ts'
import { secretAddresses } from './lib/log.ts'
import { ownAddress } from './lib/own-answer.ts'
import { leadToCampaign } from './pages/campaign/similar-address.ts'
import { leadToReceipt } from './pages/pledge/receipt/old-address.ts'

/** Every address of the application: method, path, who may, and what answers. Where two fit, the first one answers. */
export const routes = (h: AllHandlers): readonly Route[] => [
  ...at('file', [
    get('/assets/:name', 'anybody', h.asset.send),
    get('/favicon.ico', 'anybody', h.asset.favicon),
    get('/pictures/:name', 'anybody', h.pictureFile.send),
  ]),
  ...at('operator', [
    get('/healthz', 'anybody', h.operator.health),
    get('/metrics', 'anybody', h.operator.metrics),
    get(ownAddress, 'anybody', h.operator.isOurs),
    get('/client-metadata.json', 'anybody', h.operator.document),
    get('/jwks.json', 'anybody', h.operator.document),
  ]),
  ...at('sessionless', [
    get('/s/:code', 'anybody', h.shortLink.follow),
    get('/feed.xml', 'anybody', h.sharePublic.feed),
    get('/oembed', 'anybody', h.sharePublic.oembed),
    get('/c/:slug/embed', 'anybody', h.sharePublic.card),
    get('/c/:slug/poster', 'anybody', h.sharePublic.poster),
    get('/c/:slug/share.png', 'anybody', h.sharePicture.picture),
    get('/c/:slug/qr.svg', 'anybody', h.sharePicture.qrSvg),
    get('/c/:slug/qr.png', 'anybody', h.sharePicture.qrPng),
    get('/c/:slug/launch.json', 'anybody', h.board.json),
    get('/c/:slug/live', 'anybody', h.board.show),
    get('/c/:slug/live/embed', 'anybody', h.board.embed),
    get('/c/:slug/live/events', 'anybody', h.board.events),
  ]),

  get('/', 'anybody', h.home.show),
  get('/privacy', 'anybody', h.privacy.show),
  get('/lost-link', 'anybody', h.lostLink.show, { unlisted: true }),
  post('/lost-link', 'anybody', h.lostLink.send, { unlisted: true, limits: ['mails'] }),
  get('/lost-link/sent', 'anybody', h.lostLink.showSent, { unlisted: true }),
  get('/unsubscribe/:secret', 'anybody', h.unsubscribe.show),
  post('/unsubscribe/:secret', 'anybody', h.unsubscribe.unsubscribe),
  get('/mailbox/:secret', 'anybody', h.mailbox.show),
  post('/mailbox/:secret', 'anybody', h.mailbox.answer),
  post('/mailbox/:secret/removal', 'anybody', h.mailbox.leave),
  get('/auth/:network/start', 'anybody', h.connect.start, { unlisted: true, limits: ['sessions'] }),
  post('/auth/:network/start', 'anybody', h.connect.takeAnswer, { unlisted: true, limits: ['sessions', 'answers'] }),
  get('/auth/:network/callback', 'anybody', h.connect.callback, { unlisted: true }),

  get('/c/:slug', 'anybody', h.campaign.show),
  get('/c/:slug/share/:message/:way', 'anybody', h.share.lead),
  post('/c/:slug/share/:message/:way', 'anybody', h.share.send),
  get('/c/:slug/call', 'anybody', h.call.show),
  post('/c/:slug/call', 'anybody', h.call.find, { limits: ['sessions'] }),
  get('/c/:slug/call/days.ics', 'anybody', h.call.calendar),
  get('/c/:slug/call/:district', 'anybody', h.call.call),
  post('/c/:slug/call/:district/calls', 'anybody', h.call.count, { limits: ['sessions'] }),
  get('/c/:slug/pledge', 'anybody', h.choose.show),
  post('/c/:slug/pledge', 'anybody', h.choose.choose, { form: 'post', limits: ['sessions'] }),
  post('/c/:slug/pledge/network', 'anybody', h.choose.takeNetwork, { form: 'post', limits: ['sessions'] }),
  get('/c/:slug/pledge/connect', 'anybody', h.choose.connect),
  get('/c/:slug/pledge/confirm', 'anybody', h.confirm.show),
  post('/c/:slug/pledge/confirm', 'anybody', h.confirm.pledge, { form: 'post', limits: ['sessions'] }),
  post('/c/:slug/pledge/not-me', 'anybody', h.confirm.giveBack, { limits: ['sessions'] }),
  get('/c/:slug/reminder', 'anybody', h.askByHand.show),
  post('/c/:slug/reminder', 'anybody', h.askByHand.ask, { form: 'post', limits: ['sessions', 'mails'] }),
  post('/c/:slug/reminder/text', 'anybody', h.askByHand.takeText, { form: 'post', limits: ['sessions'] }),
  get('/c/:slug/reminder/sent', 'anybody', h.askByHand.showSent),
  get('/c/:slug/reach', 'report-reader', h.report.show),
  get('/c/:slug/reach.json', 'report-reader', h.report.json),
  get('/c/:slug/reach/skyline.svg', 'report-reader', h.reportPicture.skyline),
  get('/c/:slug/reach/over-time.svg', 'report-reader', h.reportPicture.overTime),
  get('/c/:slug/deliveries.csv', 'viewer', h.reportFile('deliveries', 'csv')),
  get('/c/:slug/deliveries.json', 'viewer', h.reportFile('deliveries', 'json')),
  get('/c/:slug/samples.csv', 'viewer', h.reportFile('samples', 'csv')),
  get('/c/:slug/samples.json', 'viewer', h.reportFile('samples', 'json')),
  get('/c/:slug/clicks.csv', 'viewer', h.reportFile('clicks', 'csv')),
  get('/c/:slug/clicks.json', 'viewer', h.reportFile('clicks', 'json')),
  get('/c/:slug/shares.csv', 'viewer', h.reportFile('shares', 'csv')),
  get('/c/:slug/shares.json', 'viewer', h.reportFile('shares', 'json')),
  get('/c/:slug/sources.csv', 'viewer', h.reportFile('sources', 'csv')),
  get('/c/:slug/sources.json', 'viewer', h.reportFile('sources', 'json')),

  get('/p/:receipt', 'anybody', h.receipt.show),
  get('/p/:receipt/moment.ics', 'anybody', h.receipt.calendar),
  post('/p/:receipt/confirmation', 'anybody', h.byHand.confirm),
  post('/p/:receipt/posted', 'anybody', h.byHand.sayPosted),
  post('/p/:receipt/posted/removal', 'anybody', h.byHand.takeBackPosted),
  post('/p/:receipt/condition', 'anybody', h.receipt.setCondition),
  get('/p/:receipt/withdrawal', 'anybody', h.withdrawal.show),
  post('/p/:receipt/withdrawal', 'anybody', h.withdrawal.withdraw),
  post('/p/:receipt/renewal', 'anybody', h.withdrawal.renew, { limits: ['sessions'] }),
  get('/p/:receipt/change', 'anybody', h.change.show),
  post('/p/:receipt/change', 'anybody', h.change.choose, { form: 'post', limits: ['mails-by-hand'] }),
  get('/p/:receipt/change/confirm', 'anybody', h.change.showConfirm),
  post('/p/:receipt/change/confirm', 'anybody', h.change.confirm, { form: 'post' }),
  get('/p/:receipt/mail', 'anybody', h.mail.show),
  post('/p/:receipt/mail', 'anybody', h.mail.save, { limits: ['mails'] }),
  get('/p/:receipt/consent/removal', 'anybody', h.mail.askToLeave),
  post('/p/:receipt/consent/removal', 'anybody', h.mail.leave),
  get('/p/:receipt/deletion', 'anybody', h.deletion.show),
  post('/p/:receipt/deletion', 'anybody', h.deletion.deletePost),
  get('/p/:receipt/erasure', 'anybody', h.erasure.show),
  post('/p/:receipt/erasure', 'anybody', h.erasure.erase),

  get('/preview/:token', 'anybody', h.preview.show),
  get('/first-run/:token', 'anybody', h.firstRun.show),
  post('/first-run/:token', 'anybody', [h.firstRun.receive, h.firstRun.accept]),
  get('/invitation/:token', 'anybody', h.invitation.show),
  post('/invitation/:token', 'anybody', h.invitation.accept),
  get('/password-reset/:token', 'anybody', h.password.showReset),
  post('/password-reset/:token', 'anybody', h.password.reset),
  get('/organize/password', 'anybody', h.password.showAsk, { unlisted: true }),
  post('/organize/password', 'anybody', h.password.ask, { unlisted: true }),
  get('/organize/sign-in', 'anybody', h.signIn.show, { unlisted: true }),
  post('/organize/sign-in', 'anybody', h.signIn.signIn, { unlisted: true, limits: ['sign-ins'] }),
  post('/organize/sign-out', 'entering', h.signIn.signOut),
  get('/organize/second-step', 'entering', h.secondStep.show),
  post('/organize/second-step', 'entering', h.secondStep.pass, { limits: ['second-steps'] }),
  get('/organize/second-step/setup', 'setting-up', h.secondStep.showSetup),
  post('/organize/second-step/setup', 'setting-up', h.secondStep.setUp, { limits: ['passwords'] }),
  get('/organize/second-step/codes', 'viewer', h.secondStep.showCodes),
  post('/organize/second-step/codes', 'viewer', h.secondStep.renewCodes, { limits: ['passwords'] }),
  get('/organize/second-step/removal', 'viewer', h.secondStep.showRemoval),
  post('/organize/second-step/removal', 'viewer', h.secondStep.remove, { limits: ['passwords'] }),

  get('/organize/me', 'viewer', h.me.show),
  post('/organize/me/name', 'viewer', h.me.changeName),
  post('/organize/me/password', 'viewer', h.me.changePassword, { limits: ['passwords'] }),
  post('/organize/me/sessions/revocation', 'viewer', h.me.endOtherSessions),
  post('/organize/me/sessions/:key/revocation', 'viewer', h.me.endSession),
  get('/organize/people', 'viewer', h.colleague.list),
  post('/organize/people/invitations', 'owner', h.colleague.invite),
  post('/organize/people/invitations/:key/revocation', 'owner', h.colleague.revokeInvitation),
  get('/organize/people/second-step', 'owner', h.stepRule.show),
  post('/organize/people/second-step', 'owner', h.stepRule.set, { limits: ['passwords'] }),
  get('/organize/people/:id/second-step', 'owner', h.stepRule.showReset),
  post('/organize/people/:id/second-step/removal', 'owner', h.stepRule.reset, { limits: ['passwords'] }),
  post('/organize/people/:id/role', 'owner', h.colleague.changeRole),
  post('/organize/people/:id/removal', 'owner', h.colleague.remove),
  get('/organize/audit', 'owner', h.audit.list),
  get('/organize/organization', 'owner', h.organization.show),
  post('/organize/organization', 'owner', h.organization.save),
  post('/organize/organization/logo', 'owner', [h.organization.receiveLogo, h.organization.saveLogo]),
  post('/organize/organization/logo/removal', 'owner', h.organization.removeLogo),

  get('/organize', 'viewer', h.manage.list),
  get('/organize/new', 'viewer', h.newCampaign.show),
  post('/organize/campaigns', 'editor', h.newCampaign.create),
  post('/organize/imports', 'editor', [h.newCampaign.receiveFile, h.newCampaign.import]),
  get('/organize/:slug', 'viewer', h.manage.show),
  get('/organize/:slug/settings', 'viewer', h.settings.show),
  post('/organize/:slug/address', 'editor', h.settings.changeAddress),
  post('/organize/:slug/publication/removal', 'editor', h.settings.unpublish),
  get('/organize/:slug/file', 'viewer', h.newCampaign.export),
  post('/organize/:slug/copies', 'editor', h.newCampaign.copy),
  get('/organize/:slug/write', 'viewer', h.editor.show),
  get('/organize/:slug/write/picture', 'viewer', h.picture.show),
  post('/organize/:slug/write/picture', 'editor', [h.picture.receiveFile, h.picture.save]),
  post('/organize/:slug/write/picture/removal', 'editor', h.picture.remove),
  post('/organize/:slug/write/basics/logo', 'editor', [h.logo.receive, h.logo.save]),
  post('/organize/:slug/write/basics/logo/removal', 'editor', h.logo.remove),
  get('/organize/:slug/write/:section', 'viewer', h.section.show),
  post('/organize/:slug/write/:section', 'editor', h.section.save, { form: 'story' }),
  post('/organize/:slug/write/:section/draft', 'editor', h.section.keepDraft, { form: 'story' }),
  post('/organize/:slug/write/:section/draft/removal', 'editor', h.section.dropDraft, { form: 'story' }),
  get('/organize/:slug/preview', 'viewer', h.preview.showOwn),
  post('/organize/:slug/preview-link', 'editor', h.editor.renewPreview),
  post('/organize/:slug/publication', 'editor', h.editor.publish),
  get('/organize/:slug/schedule', 'viewer', h.schedule.show),
  post('/organize/:slug/schedule', 'editor', h.schedule.save),
  post('/organize/:slug/cancellation', 'editor', h.schedule.cancel),
  get('/organize/:slug/check', 'viewer', h.check.show),
  post('/organize/:slug/account-check', 'editor', h.check.checkAccounts),
  post('/organize/:slug/reconnect-mail', 'editor', h.check.askToReconnect),
  get('/organize/:slug/test-post', 'viewer', h.testPost.show),
  post('/organize/:slug/test-post', 'editor', h.testPost.post, { form: 'post' }),
  post('/organize/:slug/test-post/preview', 'editor', h.testPost.preview, { form: 'post' }),
  post('/organize/:slug/test-post/permission/return', 'editor', h.testPost.giveBack),
  get('/organize/:slug/test-post/:id/deletion', 'editor', h.testPost.showDeletion),
  post('/organize/:slug/test-post/:id/deletion', 'editor', h.testPost.deletePost),
  get('/organize/:slug/rehearsal', 'viewer', h.rehearsal.show),
  post('/organize/:slug/rehearsal', 'editor', h.rehearsal.start),
  post('/organize/:slug/rehearsal-end', 'editor', h.rehearsal.end),
  get('/organize/:slug/board', 'viewer', h.organizerBoard.show),
  post('/organize/:slug/stop', 'editor', h.control.stop),
  post('/organize/:slug/pause', 'editor', h.control.pause),
  post('/organize/:slug/resumption', 'editor', h.control.resume),
  get('/organize/:slug/deliveries', 'viewer', h.delivery.list),
  get('/organize/:slug/deliveries/:id', 'viewer', h.delivery.show),
  post('/organize/:slug/report/publication', 'editor', h.report.publish),
  post('/organize/:slug/report/publication/removal', 'editor', h.report.withdraw),
  get('/organize/:slug/kit', 'viewer', h.kit.show),
  post('/organize/:slug/channels', 'editor', h.channel.make),
  post('/organize/:slug/channels/:id/retirement', 'editor', h.channel.retire),
  get('/organize/:slug/channels/:id/qr.svg', 'viewer', h.channel.qrSvg),
  get('/organize/:slug/channels/:id/qr.png', 'viewer', h.channel.qrPng),
  get('/organize/:slug/readings', 'viewer', h.metrics.show),
  post('/organize/:slug/readings', 'editor', h.metrics.request),
  get('/organize/:slug/supporters', 'viewer', h.supporter.list),
  get('/organize/:slug/supporters.csv', 'editor', h.supporter.table),
  get('/organize/:slug/consents.csv', 'editor', h.supporter.consents),
  get('/organize/:slug/supporters/:id', 'viewer', h.supporter.show),
  post('/organize/:slug/supporters/:id/removal', 'editor', h.supporter.remove),
  get('/organize/:slug/reminders', 'viewer', h.byHandList.list),
  get('/organize/:slug/reminders.csv', 'editor', h.byHandList.table),
  get('/organize/:slug/updates', 'viewer', h.update.show),
  post('/organize/:slug/updates/preview', 'editor', h.update.preview, { form: 'story' }),
  post('/organize/:slug/updates', 'editor', h.update.send, { form: 'story' }),
]

/** The whole web application. What it needs is in the context; it opens nothing by itself. */
export function createApp(context: Context): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', context.config.web.trustProxy)

  const storage = watchStorage(context)
  const table = routes(createHandlers(context, storage))
  const mount = mounter(app, context, table)
  app.use(securityHeaders(context))
  // Before anything that may refuse: its page has a foot too.
  app.use(compress)
  app.use(siteFoot(context))
  mount('file')
  app.use(forItsReader)
  app.use(languages(context))
  mount('operator')
  app.use(watchProxy(context))
  app.use(...limitCosts(context))
  app.use(leadToOwnHost(context))
  app.use(leadToCampaign(context))
  mount('sessionless')
  app.use(
    secretAddresses.map(first => `/${first}`),
    secretPage,
  )
  app.use('/r', leadToReceipt)
  app.use(refuseWhileFull(storage))
  app.use(sameOrigin(context))
  mountForms(app, table)
  // Read once the form is there: a session held while one trickles in would undo what another tab wrote meanwhile.
  app.use(sessionMiddleware(context))
  app.use(...limitOrganizers(context))
  mount('session')

  // Whether there is anything at an address of theirs is said to organizers alone.
  app.use('/organize', ...guards(context).viewer)
  mountFormPages(app, table)
  app.use(nothingHere)
  app.use('/p', leadToLostLink)
  app.use(errorPages(context))
  return app
}
