import { momentExactly } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { page } from '../../../ui/layout.tsx'
import { OfCampaign } from './fields.tsx'
import type { FoundReminder } from './routes.ts'
import { Words } from './view.tsx'

/** What the mail to confirm leads to. A program that looks at links presses no button. */
export function confirmReminderView({ lang, campaign, reminder, email, path }: FoundReminder & { lang: Lang }): string {
  const words = text(lang).reminder
  return page({
    lang,
    title: words.confirm.title,
    body: (
      <div class="column reminder stack">
        <header class="stack-tight">
          <OfCampaign campaign={campaign} lang={lang} />
          <h1>{words.confirm.title}</h1>
          <p class="lead">{words.confirm.lead(momentExactly(campaign.launch.launchAt, campaign.timeZone, lang))}</p>
        </header>
        <Words text={reminder.text} />
        <dl class="facts">
          <div>
            <dt>{words.confirm.to}</dt>
            <dd>{email ?? words.erased}</dd>
          </div>
        </dl>
        <form method="post" action={`${path}/confirmation`}>
          <button type="submit" class="button button-bolt button-full">
            {words.confirm.button}
          </button>
        </form>
        <p class="quiet">{words.confirm.hint}</p>
      </div>
    ),
  })
}
