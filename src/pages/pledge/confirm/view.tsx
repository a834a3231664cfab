import { type Campaign, isFrozen } from '../../../domain/campaign/campaign.ts'
import { addressDays } from '../../../domain/mail/erase.ts'
import type { Account } from '../../../domain/pledge/account.ts'
import { type Network, networkLabels, type Post } from '../../../networks/port.ts'
import { moment, orList } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { controlProps, ErrorSummary, Field, type Wrong } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/note.tsx'
import { PostCard } from '../../../ui/post-card.tsx'
import { PrivacyLink } from '../../../ui/privacy-link.tsx'
import { SourceFields } from '../../../ui/source-fields.tsx'
import { GoalRuleNote } from '../../launch/goal/rule.tsx'
import { ConditionField } from '../condition/field.tsx'
import { ConsentBox } from '../mail/consent-box.tsx'
import { ownMomentWords } from '../send-time.ts'
import { Spread } from '../spread-note.tsx'
import { Steps } from '../steps.tsx'

export type ConfirmPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly account: Account
  readonly text: string
  /** Sent back with the form: see `shownKey`. */
  readonly shown: string
  /** What the network will show beside its link. */
  readonly card: Post['card']
  readonly email: string
  readonly atLeast: string
  /** Null where the network has no such choice. */
  readonly unlisted: 'offered' | 'ticked' | null
  /** The box of the organization, by them. */
  readonly ticked: boolean
  readonly wrong?: readonly Wrong[]
  /** Whether the account's own server alone has said whose permission it gave. */
  readonly isByServer: boolean
  /** When the permission ends by itself (ms); null: it does not. */
  readonly endsAt: number | null
  /** Where another account is connected. */
  readonly otherAccount: string
  /** Other networks that the campaign is posted on. */
  readonly others: readonly Pick<Network, 'name' | 'label'>[]
  /** Whose invitation they came by, or what else led them here. */
  readonly by: number | null
  readonly from: string | null
}

/** The step in which a pledge is made: exactly this text, from this account, at this moment. */
export function confirmView(given: ConfirmPage): string {
  const { lang, campaign, account, wrong = [] } = given
  const words = text(lang).pledge.confirm
  const when = ownMomentWords(campaign, account.id, lang)
  return page({
    lang,
    title: words.title,
    scripts: ['supporter'],
    body: (
      <div class="column confirm stack">
        <ErrorSummary wrong={wrong} lang={lang} />
        <header class="stack-tight">
          <Steps at={3} campaign={campaign} lang={lang} />
          <h1>{words.title}</h1>
          <p class="lead">{words.lead(when)}</p>
          <GoalRuleNote campaign={campaign} lang={lang} />
          <Spread launch={campaign.launch} lang={lang} />
        </header>
        <div id="post">
          <PostCard text={given.text} network={account.network} author={account} card={given.card} when={when} />
        </div>
        {given.card && <p class="quiet">{words.card(networkLabels[account.network])}</p>}
        <Whose {...given} />
        <form method="post" action={`/c/${campaign.slug}/pledge/confirm`} class="stack">
          <input type="hidden" name="shown" value={given.shown} />
          <input type="hidden" name="text" value={given.text} />
          <input type="hidden" name="network" value={account.network} />
          <SourceFields by={given.by} from={given.from} />
          <Field
            name="email"
            label={words.email}
            hint={`${words.emailHint(addressDays)} ${text(lang).consent.seenBy(campaign.consent !== '')}`}
            wrong={wrong}
          >
            <input
              {...controlProps('email', { hint: true, wrong })}
              type="email"
              autocomplete="email"
              value={given.email}
              maxLength={254}
            />
          </Field>
          <ConsentBox campaign={campaign} ticked={given.ticked} wrong={wrong} lang={lang} />
          <details class="condition" open={given.atLeast ? true : undefined}>
            <summary>{text(lang).pledge.condition.open}</summary>
            <ConditionField lang={lang} typed={given.atLeast} wrong={wrong} />
          </details>
          {given.unlisted && (
            <label class="choice">
              <input type="checkbox" name="unlisted" value="yes" checked={given.unlisted === 'ticked'} />
              <span>{words.unlisted}</span>
            </label>
          )}
          <button type="submit" class="button button-bolt button-full">
            {words.button(when)}
          </button>
          {given.others.length > 0 && (
            <p class="quiet">
              {words.others(
                orList(
                  given.others.map(one => one.label),
                  lang,
                ),
              )}
            </p>
          )}
          <p class="quiet">{isFrozen(campaign.launch) ? words.hintFrozen : words.hint}</p>
          <PrivacyLink lang={lang} />
        </form>
      </div>
    ),
  })
}

/** From which account it goes out, how long we may, and the ways out. */
function Whose({ lang, campaign, account, isByServer, endsAt, otherAccount }: ConfirmPage) {
  const words = text(lang).pledge.confirm
  const label = networkLabels[account.network]
  const { launchAt, spreadMs } = campaign.launch
  return (
    <>
      {isByServer ? (
        <Note>
          <p>
            <strong>{words.you(account.handle, label)}</strong>
          </p>
          <p>{words.youBySaying}</p>
          <form method="post" action={`/c/${campaign.slug}/pledge/not-me`}>
            <button type="submit" class="button">
              {words.notYou}
            </button>
          </form>
        </Note>
      ) : (
        <p>{words.you(account.handle, label)}</p>
      )}
      {endsAt !== null && endsAt <= launchAt + spreadMs && (
        <Note tone="warn">
          <p>{words.ends(label, moment(endsAt, campaign.timeZone, lang))}</p>
        </Note>
      )}
      <p class="actions">
        <a href={`/c/${campaign.slug}/pledge`}>{words.change}</a>
        {!isByServer && <a href={otherAccount}>{words.otherAccount(account.handle)}</a>}
      </p>
    </>
  )
}
