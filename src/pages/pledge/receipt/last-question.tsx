import type { ComponentChildren } from 'preact'
import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Lang } from '../../../text/text.ts'
import { langAttributes } from '../../../ui/lang-attributes.ts'
import { page } from '../../../ui/layout.tsx'

export type LastQuestion = {
  readonly lang: Lang
  readonly campaign: Campaign
  /** Of the receipt; and its name there. */
  readonly path: string
  readonly receipt: string
  readonly title: string
  readonly lead: string
  /** Where the yes goes, and what it says. */
  readonly action: string
  readonly yes: string
  readonly no: string
  /** What it is about. */
  readonly children?: ComponentChildren
}

/** What cannot be undone is asked once more, on a page of its own: no tap on a receipt does it. */
export function lastQuestionView({ lang, campaign, path, title, lead, children, ...given }: LastQuestion): string {
  return page({
    lang,
    title,
    body: (
      <div class="column connect receipt stack">
        <header class="stack-tight">
          <p class="steps">
            <a href={path}>{given.receipt}</a>
            <span class="quiet" {...langAttributes(campaign, lang)}>
              {campaign.title}
            </span>
          </p>
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
        </header>
        {children}
        <form method="post" action={given.action}>
          <p class="actions">
            <button type="submit" class="button button-strong">
              {given.yes}
            </button>
            <a href={path}>{given.no}</a>
          </p>
        </form>
      </div>
    ),
  })
}
