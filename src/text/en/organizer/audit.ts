import { type NetworkName, networkLabels } from '../../../networks/port.ts'
import { momentExactly, number } from '../../format.ts'

type Role = 'owner' | 'editor' | 'viewer'

const sections = {
  basics: 'the basics',
  picture: 'the picture',
  story: 'the story',
  messages: 'the sample messages',
  actions: 'the actions',
  calls: 'the calls',
  hotline: 'the hotline',
  videos: 'the videos',
  reposts: 'the posts to repost',
} as const
type Section = keyof typeof sections

type GoalRule = { readonly goalRule: 'anyway' | 'nothing'; readonly extendDays: number | null }
const goal = ({ goalRule, extendDays }: GoalRule) => {
  const then = goalRule === 'anyway' ? 'it goes anyway' : 'nothing is sent'
  return extendDays === null ? then : `${extendDays} more days, then ${then}`
}

const spread = (ms: number) => (ms === 0 ? 'none' : `${ms / 60_000} min`)
const at = (ms: number, timeZone: string) => momentExactly(ms, timeZone, 'en')

/** What is said of each event, after the name of who did it. */
const events = {
  'first-run': ({ email }: { email: string }) => `became the owner of this site, as ${email}`,
  'logo-changed': ({ shown }: { shown: boolean }) => (shown ? 'set the logo' : 'removed the logo'),
  'organization-changed': ({ name, contact }: { name: string; contact: string }) =>
    `changed who runs this site: ${name}, ${contact}`,
  invited: ({ email, role }: { email: string; role: Role }) => `invited ${email} as ${role}`,
  'invitation-revoked': ({ email, role }: { email: string; role: Role }) =>
    `revoked the invitation of ${email} as ${role}`,
  joined: ({ email, role }: { email: string; role: Role }) => `accepted the invitation, as ${email}, ${role}`,
  'role-changed': ({ name, from, to }: { name: string; from: Role; to: Role }) =>
    `changed the role of ${name} from ${from} to ${to}`,
  removed: ({ name, email, role }: { name: string; email: string; role: Role }) =>
    `removed ${name} (${email}, ${role})`,
  'name-changed': ({ from, to }: { from: string; to: string }) => `changed their name from ${from} to ${to}`,
  'password-changed': () => 'changed their password',
  'password-reset': () => 'chose a new password by a one-time link',
  'reset-link-made': ({ name }: { name: string }) => `made a one-time link for a new password of ${name}`,
  'signed-in': ({ browser }: { browser: string }) => (browser ? `signed in with ${browser}` : 'signed in'),
  'second-step-set': () => 'set up a second step for signing in',
  'second-step-removed': () => 'turned their second step off',
  'second-step-reset': ({ name }: { name: string }) => `took the second step of ${name} away`,
  'second-step-rule': ({ required }: { required: boolean }) =>
    required ? 'asked for a second step from everybody' : 'left the second step to each',
  'recovery-codes-made': () => 'made new recovery codes',
  'recovery-code-used': ({ left }: { left: number }) => `used a recovery code; ${left} left`,
  'sessions-ended': ({ sessions }: { sessions: number }) =>
    sessions === 1 ? 'ended a session of theirs' : `ended ${sessions} sessions of theirs`,
  'campaign-made': ({ slug, of }: { slug: string; of: 'title' | 'file' | 'copy' }) =>
    `made the draft ${slug}${of === 'file' ? ' from a file' : of === 'copy' ? ' as a copy' : ''}`,
  'campaign-changed': ({ section }: { section: Section }) => `changed ${sections[section]}`,
  'picture-changed': ({ from, to }: { from: string | null; to: string | null }) =>
    to === null ? `removed the picture (${from ?? ''})` : `set the picture: ${to}`,
  published: () => 'published the campaign',
  unpublished: () => 'made the campaign a draft again',
  'preview-renewed': () => 'replaced the preview link',
  'pledge-removed': ({ network, handle, reason }: { network: NetworkName; handle: string; reason: string }) =>
    `removed the pledge of @${handle} on ${networkLabels[network]}: ${reason}`,
  'people-downloaded': ({ file }: { file: string }) => `downloaded ${file}`,
  'update-sent': ({ subject, people }: { subject: string; people: number }) =>
    `sent “${subject}” to ${number(people, 'en')} supporters`,
  'channel-made': ({ name }: { name: string }) => `made the named link “${name}”`,
  'channel-retired': ({ name }: { name: string }) => `retired the named link “${name}”`,
  'launch-set': ({ to, timeZone }: { to: number; timeZone: string }) => `set the launch for ${at(to, timeZone)}`,
  'launch-moved': ({ from, to, timeZone }: { from: number; to: number; timeZone: string }) =>
    `moved the launch from ${at(from, timeZone)} to ${at(to, timeZone)}`,
  'launch-spread': ({ from, to }: { from: number; to: number }) =>
    `changed the spread from ${spread(from)} to ${spread(to)}`,
  'goal-rule': ({ from, to }: { from: GoalRule; to: GoalRule }) =>
    `changed what happens when the goal is missed from “${goal(from)}” to “${goal(to)}”`,
  'accounts-checked': ({ network, accounts, dollars }: { network: string; accounts: number; dollars: number }) =>
    `had ${number(accounts, 'en')} accounts on ${network} checked${dollars > 0 ? `, for $${dollars.toFixed(2)}` : ''}`,
  'reconnect-asked': ({ people }: { people: number }) =>
    `asked ${number(people, 'en')} ${people === 1 ? 'supporter' : 'supporters'} by mail to connect again`,
  'launch-cancelled': () => 'cancelled the launch',
  'launch-stopped': () => 'stopped the launch',
  'launch-paused': ({ network }: { network: NetworkName | null }) =>
    network === null ? 'paused the launch' : `paused the posts on ${networkLabels[network]}`,
  'launch-resumed': ({ network }: { network: NetworkName | null }) =>
    network === null ? 'let the launch go on' : `let the posts on ${networkLabels[network]} go on`,
  'report-published': () => 'published the report',
  'report-withdrawn': () => 'took the report back, for organizers only',
  'reach-read': ({ dollars }: { dollars: number }) =>
    `asked to read what the posts reached${dollars > 0 ? `, for up to $${dollars.toFixed(2)}` : ''}`,
  'test-posted': ({ network, handle }: { network: NetworkName; handle: string }) =>
    `made a test post from @${handle} on ${networkLabels[network]}`,
  'test-post-deleted': ({ network, handle }: { network: NetworkName; handle: string }) =>
    `deleted the test post of @${handle} on ${networkLabels[network]}`,
  'rehearsal-started': () => 'started a rehearsal',
  'rehearsal-ended': () => 'ended a rehearsal',
  'key-changed': ({ id }: { id: string }) => `changed the secret key, to ${id}`,
} as const

export const auditWords = {
  title: 'Record of changes',
  lead: 'Who changed what, and when. It is only added to.',
  empty: 'Nothing is recorded yet.',
  nothing: 'Nothing in the record fits.',
  operator: 'Whoever runs the site (command line)',
  who: 'Who',
  campaign: 'Campaign',
  what: 'What',
  everybody: 'Everybody',
  allCampaigns: 'All campaigns',
  allKinds: 'Everything',
  show: 'Show',
  change: (from: string, to: string) =>
    from === '' ? `now “${to}”` : to === '' ? `no longer “${from}”` : `“${from}” → “${to}”`,
  columns: { when: 'When', who: 'Who', what: 'What' },
  events,
  kinds: {
    'first-run': 'First run',
    invited: 'Invited',
    'invitation-revoked': 'Invitation revoked',
    joined: 'Joined',
    'role-changed': 'Role changed',
    removed: 'Removed',
    'logo-changed': 'Logo changed',
    'organization-changed': 'Organization changed',
    'name-changed': 'Name changed',
    'password-changed': 'Password changed',
    'password-reset': 'Password reset',
    'reset-link-made': 'Link for a password',
    'signed-in': 'Signed in',
    'second-step-set': 'Second step set up',
    'second-step-removed': 'Second step turned off',
    'second-step-reset': 'Second step taken away',
    'second-step-rule': 'Rule for second steps',
    'recovery-codes-made': 'Recovery codes made',
    'recovery-code-used': 'Recovery code used',
    'sessions-ended': 'Sessions ended',
    'campaign-made': 'Campaign made',
    'campaign-changed': 'Campaign changed',
    'picture-changed': 'Picture changed',
    published: 'Published',
    unpublished: 'Draft again',
    'preview-renewed': 'Preview link replaced',
    'pledge-removed': 'Pledge removed',
    'people-downloaded': 'Supporters downloaded',
    'update-sent': 'Update sent',
    'channel-made': 'Named link made',
    'channel-retired': 'Named link retired',
    'launch-set': 'Launch set',
    'launch-moved': 'Launch moved',
    'launch-spread': 'Spread changed',
    'goal-rule': 'Missed goal',
    'accounts-checked': 'Accounts checked',
    'reconnect-asked': 'Asked to connect again',
    'launch-cancelled': 'Launch cancelled',
    'launch-stopped': 'Launch stopped',
    'launch-paused': 'Launch paused',
    'launch-resumed': 'Launch resumed',
    'report-published': 'Report published',
    'report-withdrawn': 'Report taken back',
    'reach-read': 'Reading of reach asked for',
    'test-posted': 'Test post',
    'test-post-deleted': 'Test post deleted',
    'rehearsal-started': 'Rehearsal started',
    'rehearsal-ended': 'Rehearsal ended',
    'key-changed': 'Secret key changed',
  } satisfies Record<keyof typeof events, string>,
} as const
