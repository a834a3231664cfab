import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { allowedActions } from '../../../domain/launch/allowed-actions.ts'
import type { ReconnectMail } from '../../../domain/launch/check/reconnect-mail.ts'
import { moment, number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { progressWords } from '../../supporter/mail-progress.ts'

type Given = {
  readonly campaign: OwnCampaign
  readonly reconnect: ReconnectMail
  readonly now: number
  readonly mayWrite: boolean
  readonly mail: boolean
  readonly lang: Lang
}

/** A mail to just those whose permission works no more: how many get it, the button, how far it is. */
export function Reconnect({ campaign, reconnect, now, mayWrite, mail, lang }: Given) {
  const words = text(lang).check.reconnect
  const { people, unreachable, sent, checking, last } = reconnect
  const count = (n: number) => number(n, lang)
  const ahead = campaign.launch?.state === 'open' && allowedActions(campaign.launch, now).move
  const silent = unreachable > 0 && words.unreachable(unreachable, count(unreachable))
  return (
    <div class="stack">
      {last && (
        <p>
          {words.sent(moment(last.at, campaign.timeZone, lang))} {progressWords(last, lang)}.
        </p>
      )}
      {people === 0 ? (
        silent && <p class="quiet">{silent}</p>
      ) : sent ? (
        <p class="quiet">{words.once}</p>
      ) : !mail ? (
        <p class="quiet">{words.noMail}</p>
      ) : checking ? (
        <p class="quiet">{words.wait}</p>
      ) : (
        ahead &&
        mayWrite && (
          <form method="post" action={`/organize/${campaign.slug}/reconnect-mail`} class="cluster consequence">
            <button type="submit" class="button button-strong">
              {words.button(people, count(people))}
            </button>
            <p>
              {words.consequence} {silent}
            </p>
          </form>
        )
      )}
    </div>
  )
}
