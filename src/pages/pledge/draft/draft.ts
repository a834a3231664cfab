import type { Request } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Message } from '../../../domain/campaign/message.ts'
import { type Linking, offeredMessages } from '../../../domain/campaign/offered-messages.ts'
import type { Account } from '../../../domain/pledge/account.ts'
import { findTooNear, type TooNear } from '../../../domain/pledge/own-text.ts'
import { readSource } from '../../../domain/reach/counters/sources.ts'
import { readInviteCode } from '../../../domain/share/invite-code.ts'
import { markLinks } from '../../../domain/share/short-link.ts'
import { hashToken } from '../../../lib/secret-box.ts'
import { type Measure, type Network, type NetworkName, networkNames } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { unseenWrong } from '../invisible-characters.ts'
import { linked, withoutLink } from './typed.ts'

/** What a supporter has chosen and not confirmed yet: kept in the session while they are away to sign in. */
export type Draft = {
  readonly text: string
  readonly messageId: number | null
  /** What the text is for. */
  readonly network?: NetworkName | undefined
  /** Typed in the last step, when that led back to the first. */
  readonly email?: string | undefined
  /** The same, of the condition. */
  readonly atLeast?: string | undefined
  /** Whose invitation they came by: see domain/share/invite-code.ts. */
  readonly by?: number | null | undefined
  /** What else led them here: see domain/reach/counters/sources.ts. */
  readonly from?: string | null | undefined
}

/** A campaign may be called `constructor`. */
export const draftOf = (
  { session: { drafts = {} } }: Pick<Request, 'session'>,
  { slug }: Pick<Campaign, 'slug'>,
): Draft | null => (Object.hasOwn(drafts, slug) ? (drafts[slug] ?? null) : null)

/** Where a text is asked for when there is none to go on with; it says so unless the last one was confirmed or erased. */
export const withoutDraft = (req: Request, choose: string) =>
  req.session.drafts === undefined ? `${choose}?lost=1` : choose

/** Whether that page has something to say about it. */
export const isLost = (req: Request) => req.query.lost !== undefined && req.session.drafts === undefined

/**
 * No network takes more letters than the first (X does, of a text with long links in it), nor so many bytes. Without an end,
 * sessions could be made to fill the disk; the page that refuses a longer text shows the whole of it.
 */
const keptAtMost = { letters: 4_000, bytes: 8_000, field: 300 } as const

export function keepDraft(req: Request, campaign: Campaign, draft: Draft | null): void {
  const { [campaign.slug]: _, ...others } = req.session.drafts ?? {}
  req.session.drafts = draft ? { ...others, [campaign.slug]: cut(draft) } : others
}

/** Once it is promised. What another window has put in its place since stays: it was not. */
export function dropDraft(req: Request, campaign: Campaign, { linking }: Offer, { text }: Draft): void {
  const kept = draftOf(req, campaign)
  if (kept === null || marked(kept, linking).text === text) keepDraft(req, campaign, null)
}

const cut = (draft: Draft): Draft => ({
  ...draft,
  text: cutText(draft.text),
  email: draft.email?.slice(0, keptAtMost.field),
  atLeast: draft.atLeast?.slice(0, keptAtMost.field),
})

function cutText(text: string): string {
  if (text.length <= keptAtMost.letters && Buffer.byteLength(text) <= keptAtMost.bytes) return text
  const bytes = Buffer.from(text.slice(0, keptAtMost.letters)).subarray(0, keptAtMost.bytes)
  // Of a character that was cut through nothing stays.
  return new TextDecoder().decode(bytes, { stream: true }).replace(/\ufffd$/, '')
}

const ChooseForm = z.object({
  /** `own`, or the id of a sample; absent where there is only one field. */
  message: z.string().optional(),
  /** As long as a form may be: what is too long for a post is shown again, too. */
  text: z.string().default(''),
  /** Whether the campaign's link is to be added. A form that confirms brings the whole text. */
  link: z.string().optional().catch(undefined),
  by: z.string().optional().catch(undefined).transform(readInviteCode),
  from: z.string().optional().catch(undefined).transform(readSource),
})

/**
 * The text of a form as it will be shown and posted: a browser sends CRLF for the line ends of a text area, and space
 * around a post is dropped by the networks. From here on it is never touched.
 */
export function readDraft(body: unknown, { samples, linking }: Offer): Draft {
  const form = ChooseForm.safeParse(body ?? {}).data ?? { text: '', link: undefined, by: null, from: null }
  const typed = form.text.replace(/\r\n?/g, '\n').trim()
  // The link alone is no words of anybody's.
  const said = withoutLink(typed, linking) === '' ? '' : typed
  const words = form.link ? linked(said, linking) : said
  const sample =
    samples.find(one => String(one.id) === form.message) ??
    samples.find(
      one => one.text === words || (form.link && withoutLink(one.text, linking) === withoutLink(words, linking)),
    )
  const came = { ...(form.by !== null && { by: form.by }), ...(form.from !== null && { from: form.from }) }
  return marked({ text: sample?.text ?? words, messageId: sample?.id ?? null, ...came }, linking)
}

/** What a campaign offers to post on a network. */
export type Offer = { readonly network: Network; readonly samples: readonly Message[]; readonly linking: Linking }

/** Samples that are too long for the network are none of it. */
export function offerOf({ db, config }: Context, campaign: Campaign, network: Network): Offer {
  const linking = { campaign, place: network.name, baseUrl: config.web.baseUrl }
  const samples = offeredMessages(db, linking).filter(
    ({ text }) => !network.measure(text).problems.includes('too-long'),
  )
  return { network, samples, linking }
}

/** The same with the campaign's short link saying where it will stand, and whose words it ends. */
export const marked = (draft: Draft, { campaign, place, baseUrl }: Linking): Draft => ({
  ...draft,
  network: networkNames.find(name => name === place),
  text: markLinks(draft.text, baseUrl, campaign.id, { place, messageId: draft.messageId }),
})

/**
 * A text on its way to another network: own words as they are, a sample as it is offered there. Null where nothing is left that may
 * be posted there: then one begins anew.
 */
export function switched(draft: Draft | null, { network, samples, linking }: Offer): Draft | null {
  if (draft === null || draft.network === network.name) return draft
  const there = marked(draft, linking)
  if (there.messageId === null) return withoutLink(there.text, linking) === '' ? null : there
  const sample = network.textRule === 'samples' && samples.find(({ id }) => id === there.messageId)
  return sample ? { ...there, text: sample.text } : null
}

/** What keeps a text from being posted; `near` when it is nearly somebody else's. */
export type DraftCheck = { readonly wrong: readonly Wrong[]; readonly near: TooNear | null }

export const unchecked: DraftCheck = { wrong: [], near: null }

/** What keeps a text from being posted on its network, from this account where one is connected. */
export function checkDraft(
  { db }: Pick<Context, 'db'>,
  { network, linking }: Offer,
  { text: words }: Draft,
  account: Account | null,
  lang: Lang,
): DraftCheck {
  const measure = network.measure(words, account?.host)
  const wrong = textWrong(words, measure, lang)
  if (wrong) return { wrong: [wrong], near: null }
  if (network.textRule === 'samples') return unchecked
  const scope = { campaignId: linking.campaign.id, network: network.name }
  const near = findTooNear(db, scope, words, account?.id ?? null)
  return near ? tooNear(near, lang) : unchecked
}

/** The first thing that keeps a text from being posted anywhere. */
export function textWrong(words: string, measure: Measure, lang: Lang): Wrong | null {
  const unseen = unseenWrong(words, lang)
  const [problem] = measure.problems
  if (unseen || !problem) return unseen
  const sentence = text(lang).pledge.wrong[problem]
  return { field: 'text', message: typeof sentence === 'string' ? sentence : sentence(measure) }
}

export const tooNear = (near: TooNear, lang: Lang): DraftCheck => ({
  wrong: [{ field: 'text', message: text(lang).pledge.near.wrong[near.to] }],
  near,
})

/** Names what was shown on a confirm page: another text or account must be looked at again. */
export const shownKey = (account: Account, draft: Draft) => hashToken(`${account.id}\n${draft.text}`).slice(0, 22)
