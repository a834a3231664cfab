import { momentExactly } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Fact } from '../../../ui/fact.tsx'
import { page } from '../../../ui/layout.tsx'
import type { FoundByHand } from '../receipt/find.ts'
import { CampaignHeader } from './campaign-header.tsx'
import { Words } from './view.tsx'

/** What the mail to confirm leads to, be it a pledge or a new address of one. A program that looks at links presses no button. */
export function confirmByHandView({ lang, campaign, pledge, email, path }: FoundByHand & { lang: Lang }): string {
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
        <form method="post" action={`${path}/confirmation`}>
          <button type="submit" class={`button ${isAddress ? 'button-strong' : 'button-bolt button-full'}`}>
            {isAddress ? words.addressButton : words.confirm.button}
          </button>
        </form>
        {!isAddress && <p class="quiet">{words.confirm.hint}</p>}
      </div>
    ),
  })
}
