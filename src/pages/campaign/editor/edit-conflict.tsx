import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { WrittenSection } from '../../../domain/campaign/content.ts'
import { isolated } from '../../../lib/invisible-characters.ts'
import { moment } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Note } from '../../../ui/note.tsx'
import { labelOf } from './labels.ts'

/** Somebody else saved the section while this was being written. */
export type EditConflict = {
  readonly section: WrittenSection
  readonly by: string
  readonly at: number
  /** What they saved, where it differs from what was typed. */
  readonly theirs: readonly { readonly field: string; readonly saved: string }[]
}

type Props = {
  readonly overtaken: EditConflict
  readonly campaign: OwnCampaign
  readonly lang: Lang
}

export function EditConflictNote({ overtaken: { section, by, at, theirs }, campaign, lang }: Props) {
  const words = text(lang).write.overtaken
  return (
    <Note tone="warn">
      <h2>{words.title(isolated(by), moment(at, campaign.timeZone, lang))}</h2>
      <p>{theirs.length > 0 ? words.text : words.same}</p>
      <dl class="theirs">
        {theirs.map(({ field, saved }) => (
          <div key={field}>
            <dt>{labelOf(section, field, lang)}</dt>
            <dd>{saved || words.empty}</dd>
          </div>
        ))}
      </dl>
      <form method="post" action={`/organize/${campaign.slug}/write/${section}/draft/removal`}>
        <button type="submit" class="button-plain">
          {words.take}
        </button>
      </form>
    </Note>
  )
}
