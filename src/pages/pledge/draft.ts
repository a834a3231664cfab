import type { Request } from 'express'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import type { Account } from '../../domain/account.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { Message } from '../../domain/message.ts'
import type { Network } from '../../domain/network.ts'
import { hashToken } from '../../lib/secret-box.ts'
import type { Networks } from '../../networks/registry.ts'
import { type Lang, text } from '../../text/text.ts'
import type { Wrong } from '../components/form.tsx'

/** What a supporter has chosen and not confirmed yet: kept in the session while they are away to sign in. */
export type Draft = { readonly text: string; readonly messageId: number | null }

export const draftOf = (req: Request, campaign: Campaign): Draft | null => req.session.drafts?.[campaign.slug] ?? null

export function keepDraft(req: Request, campaign: Campaign, draft: Draft | null): void {
  const { [campaign.slug]: _, ...others } = req.session.drafts ?? {}
  req.session.drafts = draft ? { ...others, [campaign.slug]: draft } : others
}

const ChooseForm = z.object({
  /** `own`, or the id of a sample; absent where there is only one field. */
  message: z.string().optional(),
  text: z.string().max(20_000).default(''),
})

/**
 * The text of a form as it will be shown and posted: a browser sends CRLF for the line ends of a text area, and space
 * around a post is dropped by the networks. From here on it is never touched.
 */
export function readDraft(body: unknown, samples: readonly Message[]): Draft {
  const form = ChooseForm.safeParse(body ?? {}).data ?? { text: '' }
  const chosen = samples.find(sample => String(sample.id) === form.message)
  const words = chosen?.text ?? form.text.replace(/\r\n?/g, '\n').trim()
  return { text: words, messageId: samples.find(sample => sample.text === words)?.id ?? null }
}

/** What keeps a text from being posted from this account, or, while none is connected, from any. */
export function checkDraft(context: Context, draft: Draft, account: Account | null, lang: Lang): Wrong[] {
  const words = text(lang).pledge.wrong
  const measure = firstNetwork(context.networks, account).measure(draft.text)
  const messages = measure.problems.map(problem => {
    const sentence = words[problem]
    return typeof sentence === 'string' ? sentence : sentence(measure)
  })
  if (draft.messageId !== null && context.config.x.textRule === 'own-words') messages.push(words['own-words'])
  return messages.slice(0, 1).map(message => ({ field: 'text', message }))
}

/** The network of an account; while none is connected, the first one there is. */
export function firstNetwork(networks: Networks, account: Account | null): Network {
  const [first] = networks.values()
  const network = (account && networks.get(account.network)) ?? first
  if (!network) throw new Error('no network is configured')
  return network
}

/** Names what was shown on a confirm page: another text or account must be looked at again. */
export const shownKey = (account: Account, draft: Draft) => hashToken(`${account.id}\n${draft.text}`).slice(0, 22)
