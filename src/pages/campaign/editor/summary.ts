import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { Content, Section } from '../../../domain/campaign/content.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'

type Summary = { readonly summary: string; readonly isEmpty: boolean }

/** What is in a section, in a few words. */
export function partSummary(section: Section, { picture }: OwnCampaign, content: Content, lang: Lang): Summary {
  const summary = said(section, picture?.alt ?? '', content, lang)
  const words = text(lang).write.summaries
  const isNeeded = section === 'basics' || section === 'story' || section === 'messages'
  return { summary: summary || (isNeeded ? words.empty : words.optional), isEmpty: summary === '' }
}

function said(section: Section, alt: string, content: Content, lang: Lang): string {
  const words = text(lang).write.summaries
  const { basics, story, messages, actions, calls, hotline, videos, reposts } = content
  switch (section) {
    case 'basics':
      return basics.summary || basics.organization
    case 'picture':
      return alt
    case 'story': {
      const n = story.story.split(/\s+/).filter(Boolean).length
      return n === 0 ? '' : words.words(n, number(n, lang))
    }
    case 'messages':
      return messages.samples.length === 0 ? '' : words.messages(messages.samples.length)
    case 'actions':
      return words.actions([actions.share, actions.call].filter(action => action.shown).length, actions.pledge.shown)
    case 'calls':
      return calls.script === '' && calls.days.length === 0 ? '' : words.calls(calls.days.length)
    case 'hotline':
      return hotline.label
    case 'videos':
      return videos.videos.length === 0 ? '' : words.videos(videos.videos.length)
    case 'reposts':
      return reposts.reposts.length === 0 ? '' : words.reposts(reposts.reposts.length)
    default:
      return section satisfies never
  }
}
