import type { Section } from '../../../db/schema/campaigns.ts'
import { type NetworkName, networkNames } from '../../networks/port.ts'
import { scriptParts } from '../call/script.ts'
import type { Organization } from '../organizer/organization.ts'
import type { OwnCampaign } from './all-campaigns.ts'
import { type Content, fieldsOf, writtenSections } from './content.ts'
import { chosenIn } from './field-kinds.ts'
import type { RequiredField } from './fields.ts'

/** The fields that must be written, by name, and what else can be missing. */
export type MissingThing =
  | RequiredField
  | 'messages'
  | 'message-fits'
  | 'action'
  | 'call-content'
  | 'bill'
  | 'moment'
  | 'moment-past'
  | 'installation'

/** Something without which a campaign is not published: where it is written, and the field there. */
export type Missing = {
  readonly thing: MissingThing
  readonly section: Section | 'schedule' | 'installation'
  readonly field: string
}

/** Whether at least one of these networks (null: all) takes a text as it is; `linked` where posts end with the short link. */
export type Fits = (text: string, linked: boolean, networks: readonly NetworkName[] | null) => boolean

export function missingContent(content: Content, fits: Fits): Missing[] {
  const { messages, actions, calls } = content
  const networks = chosenIn(networkNames, messages.networks)
  const unfit = messages.samples.findIndex(({ text }) => !fits(text, messages.linkInPosts, networks))
  const wantsMessages = actions.pledge.shown || actions.share.shown
  const asksBill = scriptParts(calls.script).some(part => part.kind === 'blank' && part.name === 'bill')
  const asksNothing = !wantsMessages && !(actions.call.shown && (calls.script !== '' || calls.days.length > 0))
  const found: readonly (Missing | false)[] = [
    ...requiredFields.filter(({ section, field }) => Reflect.get(content[section], field) === ''),
    wantsMessages && messages.samples.length === 0 && { thing: 'messages', section: 'messages', field: 'text-0' },
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

const requiredFields = writtenSections.flatMap(section =>
  Object.entries(fieldsOf(section))
    .filter(([, { required }]) => required)
    .map(([field]) => ({ thing: field as RequiredField, section, field })),
)

/** Before a campaign is published its moment has to be set; after that, the schedule looks after it. */
export function missingMoment({ launch, state }: OwnCampaign, now: number): Missing[] {
  if (state === 'published') return []
  if (!launch) return [{ thing: 'moment', section: 'schedule', field: 'schedule' }]
  return launch.launchAt > now ? [] : [{ thing: 'moment-past', section: 'schedule', field: 'schedule' }]
}

/** Supporters read on every page who runs the site: before that is said, nobody is asked for anything. */
export const missingInstallation = ({ state }: OwnCampaign, organization: Organization | null): Missing[] =>
  organization || state === 'published' ? [] : [{ thing: 'installation', section: 'installation', field: 'org-name' }]
