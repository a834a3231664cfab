import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { type Focus, focuses } from '../../../lib/picture.ts'
import { type Lang, text } from '../../../text/text.ts'
import { CardPicture } from '../../../ui/card-picture.tsx'
import { controlProps, Field, InputField, type Wrong } from '../../../ui/form.tsx'
import { SaveButtons } from './save-buttons.tsx'

type Props = {
  readonly lang: Lang
  readonly campaign: OwnCampaign
  readonly wrong: readonly Wrong[]
  readonly mayChange: boolean
  readonly version: number
  readonly alt: string
  readonly focus: Focus
}

export function PictureFields({ lang, campaign, wrong, mayChange, version, alt, focus }: Props) {
  const words = text(lang).write.picture
  const { picture } = campaign
  const action = `/organize/${campaign.slug}/write/picture`
  return (
    <>
      {picture && <CardPicture picture={picture} />}
      <form method="post" action={action} enctype="multipart/form-data" class="section-form">
        <fieldset disabled={!mayChange} class="stack-fields">
          <input type="hidden" name="version" value={version} />
          <InputField
            name="picture"
            label={picture ? words.another : words.file}
            hint={words.fileHint}
            wrong={wrong}
            type="file"
            accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
          />
          <Field name="alt" label={words.alt} hint={words.altHint} wrong={wrong}>
            <textarea rows={2} maxLength={300} {...controlProps('alt', { hint: true, wrong })}>
              {alt}
            </textarea>
          </Field>
          <Field name="focus" label={words.focus}>
            <select class="narrow-input" {...controlProps('focus')}>
              {focuses.map(one => (
                <option key={one} value={one} selected={one === focus}>
                  {words.focuses[one]}
                </option>
              ))}
            </select>
          </Field>
          {mayChange && (
            <div class="cluster save-bar">
              <SaveButtons state={campaign.state} lang={lang} />
              <p class="quiet">{words.rights}</p>
            </div>
          )}
        </fieldset>
      </form>
      {picture && mayChange && (
        <form method="post" action={`${action}/removal`}>
          <input type="hidden" name="version" value={version} />
          <button type="submit" class="button-plain">
            {words.remove}
          </button>
        </form>
      )}
    </>
  )
}
