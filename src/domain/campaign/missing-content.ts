import type { Section } from '../../../db/schema/campaigns.ts'
import { scriptParts } from '../call/script.ts'
import type { OwnCampaign } from './all-campaigns.ts'
import type { Content } from './content.ts'

export const missingThings = [
  'summary',
  'organization',
  'story',
  'messages',
  'message-fits',
  'action',
  'call-content',
  'bill',
  'moment',
  'moment-past',
] as const
export type MissingThing = (typeof missingThings)[number]

/** Something without which a campaign is not published: where it is written, and the field there. */
export type Missing = { readonly thing: MissingThing; readonly section: Section | 'schedule'; readonly field: string }

/** `fits`: whether at least one network takes a text as it is; `linked` where posts end with the short link. */
export function missingContent(content: Content, fits: (text: string, linked: boolean) => boolean): Missing[] {
  const { basics, story, messages, actions, calls } = content
  const unfit = messages.messages.findIndex(({ text }) => !fits(text, messages.linkInPosts))
  const wantsMessages = actions.pledge.shown || actions.share.shown
  const asksBill = scriptParts(calls.script).some(part => part.kind === 'blank' && part.name === 'bill')
  const asksNothing = !wantsMessages && !(actions.call.shown && (calls.script !== '' || calls.days.length > 0))
  const found: readonly (Missing | false)[] = [
    basics.summary === '' && { thing: 'summary', section: 'basics', field: 'summary' },
    basics.organization === '' && { thing: 'organization', section: 'basics', field: 'organization' },
    story.story === '' && { thing: 'story', section: 'story', field: 'story' },
    wantsMessages && messages.messages.length === 0 && { thing: 'messages', section: 'messages', field: 'text-0' },
    unfit !== -1 && { thing: 'message-fits', section: 'messages', field: `text-${unfit}` },
    asksNothing && { thing: 'action', section: 'actions', field: 'pledge-shown' },
    asksBill && calls.bill === '' && { thing: 'bill', section: 'calls', field: 'bill' },
    actions.call.shown &&
      (calls.bill !== '' || calls.number !== '') &&
      calls.script === '' &&
      calls.days.length === 0 && { thing: 'call-content', section: 'calls', field: 'script' },
  ]
  return found.filter(one => one !== false)
}

/** Before a campaign is published its moment has to be set; after that, the schedule looks after it. */
export function missingMoment({ launch, state }: OwnCampaign, now: number): Missing[] {
  if (state === 'published') return []
  if (!launch) return [{ thing: 'moment', section: 'schedule', field: 'schedule' }]
  return launch.launchAt > now ? [] : [{ thing: 'moment-past', section: 'schedule', field: 'schedule' }]
}
