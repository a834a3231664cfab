import type { Context } from './context.ts'
import { assetHandlers } from './http/assets-handlers.ts'
import { operatorHandlers } from './http/health-handlers.ts'
import type { StorageWatch } from './http/storage-watch.ts'
import { callHandlers } from './pages/call/handlers.ts'
import { newCampaignHandlers } from './pages/campaign/create/handlers.ts'
import { logoHandlers } from './pages/campaign/editor/logo-handlers.ts'
import { overviewHandlers } from './pages/campaign/editor/overview-handlers.ts'
import { pictureHandlers } from './pages/campaign/editor/picture-handlers.tsx'
import { sectionHandlers } from './pages/campaign/editor/section-handlers.ts'
import { campaignHandlers } from './pages/campaign/handlers.ts'
import { homeHandlers } from './pages/campaign/home/handlers.ts'
import { manageHandlers } from './pages/campaign/manage/handlers.ts'
import { pictureFileHandlers } from './pages/campaign/picture-handlers.ts'
import { previewHandlers } from './pages/campaign/preview/handlers.ts'
import { settingsHandlers } from './pages/campaign/settings/handlers.ts'
import { boardHandlers } from './pages/launch/board/handlers.ts'
import { organizerBoardHandlers } from './pages/launch/board/organizer-handlers.ts'
import { checkHandlers } from './pages/launch/check/handlers.ts'
import { controlHandlers } from './pages/launch/control/handlers.ts'
import { rehearsalHandlers } from './pages/launch/rehearsal/handlers.ts'
import { scheduleHandlers } from './pages/launch/schedule/handlers.ts'
import { testPostHandlers } from './pages/launch/test-post/handlers.ts'
import { deliveryHandlers } from './pages/ledger/handlers.ts'
import { unsubscribeHandlers } from './pages/mail/unsubscribe/handlers.ts'
import { auditHandlers } from './pages/organizer/audit/handlers.ts'
import { colleagueHandlers } from './pages/organizer/colleagues/handlers.ts'
import { stepRuleHandlers } from './pages/organizer/colleagues/step-rule-handlers.ts'
import { firstRunHandlers } from './pages/organizer/first-run/handlers.ts'
import { invitationHandlers } from './pages/organizer/invitation/handlers.ts'
import { meHandlers } from './pages/organizer/me/handlers.ts'
import { organizationHandlers } from './pages/organizer/organization/handlers.ts'
import { passwordHandlers } from './pages/organizer/password/handlers.ts'
import { secondStepHandlers } from './pages/organizer/second-step/handlers.ts'
import { signInHandlers } from './pages/organizer/sign-in/handlers.ts'
import { askByHandHandlers } from './pages/pledge/by-hand/ask-handlers.ts'
import { byHandHandlers } from './pages/pledge/by-hand/handlers.ts'
import { changeHandlers } from './pages/pledge/change/handlers.ts'
import { chooseHandlers } from './pages/pledge/choose/handlers.ts'
import { confirmHandlers } from './pages/pledge/confirm/handlers.ts'
import { connectHandlers } from './pages/pledge/connect/handlers.ts'
import { erasureHandlers } from './pages/pledge/erasing/handlers.ts'
import { lostLinkHandlers } from './pages/pledge/lost-link/handlers.ts'
import { mailHandlers } from './pages/pledge/mail/handlers.tsx'
import { mailboxHandlers } from './pages/pledge/mailbox/handlers.ts'
import { deletionHandlers } from './pages/pledge/receipt/deletion-handlers.tsx'
import { receiptHandlers } from './pages/pledge/receipt/handlers.ts'
import { withdrawalHandlers } from './pages/pledge/receipt/withdrawal-handlers.tsx'
import { metricsHandlers } from './pages/reach/metrics/handlers.ts'
import { reportFileHandler, reportHandlers } from './pages/reach/report/handlers.ts'
import { reportPictureHandlers } from './pages/reach/report/picture-handlers.tsx'
import { channelHandlers } from './pages/share/channels/handlers.ts'
import { shareHandlers } from './pages/share/handlers.ts'
import { kitHandlers } from './pages/share/kit/handlers.ts'
import { sharePictureHandlers } from './pages/share/picture/handlers.ts'
import { sharePublicHandlers } from './pages/share/public-handlers.ts'
import { shortLinkHandlers } from './pages/share/short-link/handlers.ts'
import { byHandListHandlers } from './pages/supporter/by-hand/handlers.ts'
import { supporterHandlers } from './pages/supporter/handlers.ts'
import { privacyHandlers } from './pages/supporter/privacy/handlers.ts'
import { updateHandlers } from './pages/supporter/updates/handlers.ts'

export type AllHandlers = ReturnType<typeof createHandlers>

/** What answers requests, by the part of the site it belongs to. Which address leads to which of them: app.ts. */
export const createHandlers = (context: Context, storage: StorageWatch) => ({
  askByHand: askByHandHandlers(context),
  asset: assetHandlers(),
  audit: auditHandlers(context),
  board: boardHandlers(context),
  byHand: byHandHandlers(context),
  byHandList: byHandListHandlers(context),
  call: callHandlers(context),
  campaign: campaignHandlers(context),
  change: changeHandlers(context),
  channel: channelHandlers(context),
  check: checkHandlers(context),
  choose: chooseHandlers(context),
  colleague: colleagueHandlers(context),
  confirm: confirmHandlers(context),
  connect: connectHandlers(context),
  control: controlHandlers(context),
  deletion: deletionHandlers(context),
  delivery: deliveryHandlers(context),
  editor: overviewHandlers(context),
  erasure: erasureHandlers(context),
  withdrawal: withdrawalHandlers(context),
  firstRun: firstRunHandlers(context),
  home: homeHandlers(context),
  invitation: invitationHandlers(context),
  kit: kitHandlers(context),
  mail: mailHandlers(context),
  mailbox: mailboxHandlers(context),
  logo: logoHandlers(context),
  lostLink: lostLinkHandlers(context),
  manage: manageHandlers(context),
  me: meHandlers(context),
  metrics: metricsHandlers(context),
  newCampaign: newCampaignHandlers(context),
  organization: organizationHandlers(context),
  operator: operatorHandlers(context, storage),
  organizerBoard: organizerBoardHandlers(context),
  password: passwordHandlers(context),
  picture: pictureHandlers(context),
  pictureFile: pictureFileHandlers(context),
  preview: previewHandlers(context),
  privacy: privacyHandlers(context),
  receipt: receiptHandlers(context),
  rehearsal: rehearsalHandlers(context),
  report: reportHandlers(context),
  reportPicture: reportPictureHandlers(context),
  schedule: scheduleHandlers(context),
  secondStep: secondStepHandlers(context),
  section: sectionHandlers(context),
  settings: settingsHandlers(context),
  share: shareHandlers(context),
  sharePicture: sharePictureHandlers(context),
  sharePublic: sharePublicHandlers(context),
  shortLink: shortLinkHandlers(context),
  signIn: signInHandlers(context),
  stepRule: stepRuleHandlers(context),
  supporter: supporterHandlers(context),
  testPost: testPostHandlers(context),
  unsubscribe: unsubscribeHandlers(context),
  update: updateHandlers(context),
  reportFile: reportFileHandler(context),
})
