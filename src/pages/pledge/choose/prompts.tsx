import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { type Lang, text } from '../../../text/text.ts'
import { langAttributes } from '../../../ui/lang-attributes.ts'

type Given = {
  readonly campaign: Campaign
  /** To read, not to take. */
  readonly examples: readonly string[]
  readonly lang: Lang
}

/** Before words of one's own are written: what helps to find them. */
export function Prompts({ campaign, examples, lang }: Given) {
  const words = text(lang).pledge.choose
  return (
    <>
      <ul class="bullets">
        {words.prompts.map(prompt => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
      {examples.length > 0 && (
        <details class="disclosure">
          <summary>{words.examples(examples.length)}</summary>
          <p class="quiet">{words.examplesText}</p>
          {examples.map(example => (
            <blockquote key={example} class="sample-text" {...langAttributes(campaign, lang)}>
              {example}
            </blockquote>
          ))}
        </details>
      )}
    </>
  )
}
