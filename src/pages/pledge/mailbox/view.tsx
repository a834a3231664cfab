import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { askedHours, type MailQuestion } from '../../../domain/mail/consent/ask.ts'
import type { Consent } from '../../../domain/mail/consent/consents.ts'
import { moment } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Fact } from '../../../ui/fact.tsx'
import { langAttributes } from '../../../ui/lang-attributes.ts'
import { page } from '../../../ui/layout.tsx'
import { MailLink } from '../../../ui/mail-link.tsx'
import { PrivacyLink } from '../../../ui/privacy-link.tsx'
import { CampaignHeader } from '../by-hand/campaign-header.tsx'
import { askerOf } from '../mail/consent-form.ts'

type Given = {
  readonly lang: Lang
  /** Of this page. */
  readonly path: string
  readonly campaign: Campaign
  readonly address: string
}

/** The question: each yes is a button of its own. A program that looks at links presses none. */
export function mailQuestionView({
  lang,
  path,
  campaign,
  address,
  question,
}: Given & { question: MailQuestion }): string {
  const words = text(lang).consent.page
  const { forPledge, words: agreed } = question
  const asker = askerOf(campaign)
  const title = forPledge ? words.title.launch : words.title.list(asker)
  return page({
    lang,
    title,
    body: (
      <div class="column reminder stack">
        <CampaignHeader campaign={campaign} lang={lang} title={title} />
        <dl class="facts">
          <Fact label={words.address}>{address}</Fact>
        </dl>
        {forPledge && <p>{words.launch(campaign.title)}</p>}
        {agreed !== null && (
          <>
            <p>{words.list(asker)}</p>
            <Agreed words={agreed} campaign={campaign} lang={lang} />
          </>
        )}
        <form method="post" action={path} class="actions">
          {agreed !== null && (
            <button type="submit" name="answer" value="list" class="button button-strong">
              {forPledge ? words.yes.both : words.yes.list}
            </button>
          )}
          {forPledge && (
            <button
              type="submit"
              name="answer"
              value="launch"
              class={agreed === null ? 'button button-strong' : 'button'}
            >
              {agreed === null ? words.yes.launch : words.onlyLaunch}
            </button>
          )}
        </form>
        <p class="quiet">{words.hint(askedHours)}</p>
        <PrivacyLink lang={lang} />
      </div>
    ),
  })
}

type Answered = Given & { readonly question: MailQuestion | null; readonly consent: Consent | null }

export function answeredView({ lang, path, campaign, address, question, consent }: Answered): string {
  const words = text(lang).consent
  const { done } = words.page
  const asker = askerOf(campaign)
  return page({
    lang,
    title: done.title,
    body: (
      <div class="column reminder stack">
        <CampaignHeader campaign={campaign} lang={lang} title={done.title} />
        <dl class="facts">
          <Fact label={words.page.address}>{address}</Fact>
        </dl>
        {question?.forPledge && <p>{done.launch}</p>}
        {consent ? (
          <>
            <p>{done.list(asker, moment(consent.confirmedAt, campaign.timeZone, lang))}</p>
            <Agreed words={consent.words} campaign={campaign} lang={lang} />
            <form method="post" action={`${path}/removal`}>
              <button type="submit" class="button">
                {words.leave}
              </button>
            </form>
          </>
        ) : (
          question?.words && <p>{done.notList(asker)}</p>
        )}
        <CampaignLink campaign={campaign} lang={lang} />
      </div>
    ),
  })
}

export function leftView({ lang, campaign }: Pick<Given, 'lang' | 'campaign'>): string {
  const { left } = text(lang).consent.page
  return page({
    lang,
    title: left.title,
    body: (
      <div class="column reminder stack">
        <CampaignHeader campaign={campaign} lang={lang} title={left.title} lead={left.text(askerOf(campaign))} />
        <Copies campaign={campaign} lang={lang} />
        <CampaignLink campaign={campaign} lang={lang} />
      </div>
    ),
  })
}

/** What leaving cannot reach: a list that was downloaded before. */
export function Copies({ campaign: { contact }, lang }: Pick<Given, 'campaign' | 'lang'>) {
  const { copies, noContact } = text(lang).consent.page.left
  if (contact === '') return <p>{noContact}</p>
  return (
    <p>
      {copies} <MailLink address={contact} />
    </p>
  )
}

type AgreedProps = { readonly words: string; readonly campaign: Campaign; readonly lang: Lang }

const Agreed = ({ words, campaign, lang }: AgreedProps) => (
  <blockquote class="reminder-words" {...langAttributes(campaign, lang)}>
    {words}
  </blockquote>
)

const CampaignLink = ({ campaign, lang }: Pick<Given, 'campaign' | 'lang'>) => (
  <p>
    <a href={`/c/${campaign.slug}`}>{text(lang).consent.page.campaign}</a>
  </p>
)
