import { momentExactly } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Fact } from '../../../ui/fact.tsx'
import { page } from '../../../ui/layout.tsx'
import { askerOf } from '../mail/consent-form.ts'
import type { FoundByHand } from '../receipt/find.ts'
import { CampaignHeader } from './campaign-header.tsx'
import { Words } from './view.tsx'

/** `agreed`: the words of the organization that were ticked when it was asked for; null where none were. */
type Given = FoundByHand & { readonly lang: Lang; readonly agreed: string | null }

/** What the mail to confirm leads to, be it a pledge or a new address of one. A program that looks at links presses no button. */
export function confirmByHandView({ lang, campaign, pledge, email, path, agreed }: Given): string {
  const words = text(lang).reminder
  const isAddress = pledge.replaces !== null
  const { launch, timeZone } = campaign
  const title = isAddress ? words.addressTitle : words.confirm.title
  const lead = isAddress ? words.addressText : words.confirm.lead(momentExactly(launch.launchAt, timeZone, lang))
  return page({
    lang,
    title,
    body: (
      <div class="column reminder stack">
        <CampaignHeader campaign={campaign} lang={lang} title={title} lead={lead} />
        {!isAddress && (
          <>
            <Words text={pledge.text} />
            <dl class="facts">
              <Fact label={words.confirm.to}>{email ?? words.erased}</Fact>
            </dl>
          </>
        )}
        {agreed !== null && (
          <>
            <p>{words.confirm.list(askerOf(campaign))}</p>
            <Words text={agreed} />
          </>
        )}
        <form method="post" action={`${path}/confirmation`} class="stack-tight">
          {agreed !== null && (
            <button type="submit" name="list" value="yes" class="button button-bolt button-full">
              {words.confirm.both}
            </button>
          )}
          <button type="submit" class={`button ${buttonLook(isAddress, agreed !== null)}`}>
            {isAddress ? words.addressButton : agreed === null ? words.confirm.button : words.confirm.only}
          </button>
        </form>
        {!isAddress && <p class="quiet">{words.confirm.hint}</p>}
      </div>
    ),
  })
}

const buttonLook = (isAddress: boolean, isSecond: boolean) =>
  isAddress ? 'button-strong' : isSecond ? 'button-full' : 'button-bolt button-full'
