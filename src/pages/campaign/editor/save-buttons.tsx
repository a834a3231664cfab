import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { type Lang, text } from '../../../text/text.ts'

/** A draft is written part after part; what everybody sees is changed where it needs to be. */
export function SaveButtons({ state, lang }: { readonly state: OwnCampaign['state']; readonly lang: Lang }) {
  const words = text(lang).write
  return (
    <>
      {state === 'draft' && (
        <button type="submit" name="do" value="next" class="button button-strong">
          {words.saveAndGoOn}
        </button>
      )}
      <button type="submit" name="do" value="save" class={state === 'draft' ? 'button' : 'button button-strong'}>
        {words.save[state]}
      </button>
    </>
  )
}
