import type { Placeholder } from '../../domain/call/script.ts'
import { scriptParts } from '../../domain/call/script.ts'
import type { Campaign } from '../../domain/campaign/campaign.ts'
import { knownLang } from '../../lib/lang.ts'
import { type Lang, text } from '../../text/text.ts'
import { langAttributes } from '../../ui/lang-attributes.ts'

type CallScriptProps = {
  readonly campaign: Pick<Campaign, 'callScript' | 'lang'>
  /** What is known of the blanks, in the campaign's language; the others stay marked for the caller to fill in. */
  readonly known: Readonly<Partial<Record<Placeholder, string>>>
  readonly lang: Lang
}

/** The language in which a call is spoken: that of the script, whoever reads the page. */
export const spokenLang = (campaign: Pick<Campaign, 'lang'>, lang: Lang) => knownLang(campaign.lang, lang)

/** What can be said on the telephone. Its gaps are filled, and named, in its own language. */
export function CallScript({ campaign, known, lang }: CallScriptProps) {
  const { blanks } = text(spokenLang(campaign, lang)).campaign
  return (
    <blockquote class="script" {...langAttributes(campaign, lang)}>
      {campaign.callScript.split(/\n{2,}/).map((paragraph, n) => (
        <p key={`${n}`}>
          {scriptParts(paragraph).map((part, m) => {
            if (part.kind === 'words') return part.text
            return (
              known[part.name] || (
                <mark key={`${m}`} class="blank">
                  {blanks[part.name as keyof typeof blanks]}
                </mark>
              )
            )
          })}
        </p>
      ))}
    </blockquote>
  )
}
