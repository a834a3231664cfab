import type { Campaign } from '../../../domain/campaign/campaign.ts'
import type { Account } from '../../../domain/pledge/account.ts'
import { networkLabels, type Post } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { ErrorSummary, type Wrong } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'
import { PostCard } from '../../../ui/post-card.tsx'
import { ownMomentWords } from '../send-time.ts'

export type ConfirmChangePage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly account: Account
  readonly text: string
  readonly shown: string
  /** What the network will show beside its link. */
  readonly card: Post['card']
  readonly path: string
  readonly wrong?: readonly Wrong[]
}

/** A changed text is confirmed in a step of its own, as the first one was. */
export function confirmChangeView({ lang, campaign, account, path, wrong = [], ...given }: ConfirmChangePage): string {
  const words = text(lang)
  const when = ownMomentWords(campaign, account.id, lang)
  return page({
    lang,
    title: words.pledge.confirm.title,
    scripts: ['supporter'],
    body: (
      <div class="column confirm stack">
        <ErrorSummary wrong={wrong} lang={lang} />
        <h1>{words.pledge.confirm.title}</h1>
        <p class="lead">
          {words.pledge.confirm.lead(when)} {words.receipt.instead}
        </p>
        <div id="post">
          <PostCard text={given.text} network={account.network} author={account} card={given.card} when={when} />
        </div>
        {given.card && <p class="quiet">{words.pledge.confirm.card(networkLabels[account.network])}</p>}
        <form method="post" action={`${path}/change/confirm`} class="stack">
          <input type="hidden" name="shown" value={given.shown} />
          <input type="hidden" name="text" value={given.text} />
          <button type="submit" class="button button-bolt button-full">
            {words.receipt.confirmChange(when)}
          </button>
        </form>
        <p class="actions">
          <a href={`${path}/change`}>{words.pledge.confirm.change}</a>
          <a href={path}>{words.receipt.keepOld}</a>
        </p>
      </div>
    ),
  })
}
