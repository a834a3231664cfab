import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { text } from '../../../text/text.ts'
import { SectionFields, type SectionFieldsProps } from './fields.tsx'
import { SaveButtons } from './save-buttons.tsx'

type Props = SectionFieldsProps & {
  readonly campaign: OwnCampaign
  readonly mayChange: boolean
  /** The version that is on the page, and the one that what is typed began from. */
  readonly version: number
  readonly base: number
}

/** A section's form. Its script keeps a draft; without it, every button sends all that was typed. */
export function SectionForm({ campaign, mayChange, version, base, ...form }: Props) {
  const words = text(form.lang).write
  const action = `/organize/${campaign.slug}/write/${form.section}`
  return (
    <form
      method="post"
      action={action}
      class="section-form"
      data-autosave={`${action}/draft`}
      data-saving={words.kept.saving}
      data-saved={words.kept.saved}
      data-failed={words.kept.failed}
    >
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="base" value={base} />
      {/* The Enter key presses the first button of a form: not the one that removes a row. */}
      <button type="submit" name="do" value="save" class="visually-hidden" tabIndex={-1} aria-hidden="true" />
      <fieldset disabled={!mayChange} class="stack-fields">
        <SectionFields {...form} />
        {mayChange && (
          <div class="cluster save-bar">
            <SaveButtons state={campaign.state} lang={form.lang} />
            <p class="quiet" data-autosave-state role="status" />
          </div>
        )}
      </fieldset>
    </form>
  )
}
