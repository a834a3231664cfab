import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { Told } from '../../../domain/mail/progress.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { Update, Writing } from '../../../domain/supporter/updates.ts'
import { Piece } from '../../../mail/templates/html.tsx'
import { mailContent } from '../../../mail/templates/templates.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { AutoRefresh } from '../../../ui/auto-refresh.tsx'
import { controlProps, Field, InputField, type Wrong } from '../../../ui/form.tsx'
import { Done } from '../../../ui/note.tsx'
import { campaignPage } from '../../campaign/manage/frame.tsx'
import { isUnderWay } from '../mail-progress.ts'
import { SentUpdates, Tellings } from './sent.tsx'

export const updatesDone = ['sent', 'known'] as const

type UpdatesPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly updates: readonly Update[]
  readonly told: readonly Told[]
  /** Who can be written to. */
  readonly people: number
  readonly mail: 'none' | 'sandbox' | 'real'
  readonly writing: Writing
  /** Whether it is a thank-you that nobody has changed yet. */
  readonly prepared: boolean
  /** The name of the one sending that this preview is of. */
  readonly preview: string | null
  readonly baseUrl: string
  readonly wrong: readonly Wrong[]
  readonly done: (typeof updatesDone)[number] | null
  readonly now: number
}

/** `/organize/:slug/updates`: write, look at it, send it, see how far it is. */
export function updatesView(given: UpdatesPage): string {
  const { lang, organizer, campaign, updates, people, mail, preview, wrong, done } = given
  const words = text(lang).updates
  const mayWrite = organizer.role !== 'viewer' && mail !== 'none' && people > 0
  return campaignPage(given, {
    here: 'updates',
    title: `${words.title}: ${campaign.title}`,
    heading: words.title,
    back: { href: `/organize/${campaign.slug}/supporters`, name: text(lang).supporters.title },
    scripts: ['supporter', 'again'],
    styles: ['supporters'],
    stack: 'stack-wide updates',
    wrong,
    before: done && <Done tone={done === 'sent' ? 'ok' : 'plain'}>{done === 'sent' ? words.done : words.known}</Done>,
    lead: (
      <>
        <p class="quiet">{words.lead(people, number(people, lang))}</p>
        {mail !== 'real' && <p class="quiet">{mail === 'none' ? words.noMail : words.sandbox}</p>}
      </>
    ),
    body: (
      <>
        {mayWrite && preview !== null && <Preview {...given} />}
        {mayWrite && !done && <WriteForm {...given} />}
        <SentUpdates updates={updates} lang={lang} />
        {updates.some(isUnderWay) && <AutoRefresh seconds={done ? 5 : null} lang={lang} />}
        <Tellings told={given.told} lang={lang} />
      </>
    ),
  })
}

function WriteForm({ campaign, writing, prepared, preview, wrong, lang }: UpdatesPage) {
  const words = text(lang).updates.write
  return (
    <form method="post" action={`/organize/${campaign.slug}/updates/preview`} class="stack">
      <h2>{preview !== null ? words.change : prepared ? words.thanks : words.title}</h2>
      {prepared && <p>{words.prepared}</p>}
      <InputField
        name="subject"
        label={words.subject}
        wrong={wrong}
        type="text"
        required
        maxLength={120}
        value={writing.subject}
      />
      <Field name="words" label={words.words} hint={words.wordsHint} wrong={wrong}>
        <textarea required rows={12} maxLength={10_000} {...controlProps('words', { hint: true, wrong })}>
          {writing.words}
        </textarea>
      </Field>
      <button type="submit" class="button button-strong">
        {words.preview}
      </button>
    </form>
  )
}

/** Stands at the end of links that are different for each. */
const own = '…'

/** The mail as it is sent, but for what is everybody's own. */
function Preview({ campaign, writing, people, preview, baseUrl, lang }: UpdatesPage) {
  const words = text(lang).updates.preview
  const { title, timeZone, organization, slug } = campaign
  const shared = { campaign: `/c/${slug}`, invitation: `/s/${own}` }
  const data = { ...writing, campaign: title, timeZone, organization, shared, path: `/p/${own}` }
  const content = mailContent('update', data, { lang, baseUrl })
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      <article class="letter card stack">
        <h3>{content.subject}</h3>
        {content.blocks.map((block, n) => (
          <Piece key={n} block={block} lang={lang} />
        ))}
        <p class="quiet">{content.why}</p>
      </article>
      <p class="quiet">
        {words.own} {words.foot}
      </p>
      <form method="post" action={`/organize/${slug}/updates`} class="cluster consequence">
        <input type="hidden" name="subject" value={writing.subject} />
        <input type="hidden" name="words" value={writing.words} />
        <input type="hidden" name="key" value={preview ?? ''} />
        <button type="submit" class="button button-strong">
          {words.button(people, number(people, lang))}
        </button>
        <p>{words.consequence}</p>
      </form>
    </section>
  )
}
