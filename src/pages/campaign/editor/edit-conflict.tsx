import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { Section } from '../../../domain/campaign/content.ts'
import { isolated } from '../../../lib/invisible-characters.ts'
import { moment } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Note } from '../../../ui/note.tsx'
import type { FormValues } from './form-values.ts'
import { labelOf } from './labels.ts'

/** Somebody else saved the section while this was being written. */
export type EditConflict = {
  readonly by: string
  readonly at: number
  /** What they saved, by field, where it differs from what was typed. */
  readonly theirs: FormValues
}

/** The fields in which two states of a form differ, with what stands in the saved one. */
export function differences(saved: FormValues, typed: FormValues): FormValues {
  const names = [...new Set([...Object.keys(saved), ...Object.keys(typed)])]
  const differing = names.filter(name => !name.startsWith('id-') && (saved[name] ?? '') !== (typed[name] ?? ''))
  return Object.fromEntries(differing.map(name => [name, saved[name] ?? '']))
}

type Props = {
  readonly overtaken: EditConflict
  readonly campaign: OwnCampaign
  readonly section: Section
  readonly lang: Lang
}

export function EditConflictNote({ overtaken: { by, at, theirs }, campaign, section, lang }: Props) {
  const words = text(lang).write.overtaken
  const fields = Object.entries(theirs)
  return (
    <Note tone="warn">
      <h2>{words.title(isolated(by), moment(at, campaign.timeZone, lang))}</h2>
      <p>{fields.length > 0 ? words.text : words.same}</p>
      <dl class="theirs">
        {fields.map(([name, value]) => (
          <div key={name}>
            <dt>{labelOf(section, name, lang)}</dt>
            <dd>{value || words.empty}</dd>
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
