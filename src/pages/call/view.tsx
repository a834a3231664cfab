import type { Campaign } from '../../domain/campaign/campaign.ts'
import { type Lang, text } from '../../text/text.ts'
import { CampaignLine } from '../../ui/campaign-line.tsx'
import { Icon } from '../../ui/icon.tsx'
import { page } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { telephone } from '../../ui/telephone.ts'
import { CallDays } from './district/find-view.tsx'
import { CallScript } from './script.tsx'

export type ShownNumber = {
  readonly label: string
  readonly phone: string
  readonly isOpen: boolean
  /** Whether somebody should answer now, in words. */
  readonly hours: string
}

export type CallPage = {
  readonly lang: Lang
  readonly campaign: Campaign
  /** The page of this district or number; the form goes to `/calls` below it. */
  readonly path: string
  /** Which call it is, from 1. */
  readonly step: number
  readonly of: number
  readonly title: string
  readonly about: string
  /** What the caller should know first. */
  readonly notes: readonly string[]
  readonly numbers: readonly ShownNumber[]
  /** The one to call now. */
  readonly number: number
  readonly who: string
  readonly caller: { readonly name: string; readonly place: string } | null
  /** How the script names who is called; empty where the caller must know. */
  readonly representative: string
  /** Names this page's form, so that sent twice it counts once. */
  readonly form: string
  readonly count: string
  readonly source: string
}

/** One call at a time: whom, at what number, what to say, and how it went. */
export function callView(given: CallPage): string {
  const { lang, campaign, title, numbers, number } = given
  const words = text(lang).call
  const now = numbers[number] ?? numbers[0]
  if (!now) throw new Error('a call needs a number')
  return page({
    lang,
    title,
    description: text(lang).call.lead,
    scripts: ['supporter'],
    body: (
      <div class="wide call">
        <header class="call-head stack-tight">
          <CampaignLine campaign={campaign} lang={lang}>
            {given.of > 1 && <span class="quiet">{words.step(given.step, given.of)}</span>}
          </CampaignLine>
          <h1>{title}</h1>
          <p class="lead">{given.about}</p>
          {given.notes.map(note => (
            <Note key={note}>
              <p>{note}</p>
            </Note>
          ))}
        </header>
        <div class="call-dial card stack-tight">
          <p class="section-label">{now.label}</p>
          <a class="button button-strong button-full dial figure" href={telephone(now.phone)}>
            <Icon name="phone" />
            {words.dial(now.phone)}
          </a>
          {now.hours && <p class={now.isOpen ? 'tone-ok' : 'tone-warn'}>{now.hours}</p>}
          {numbers.length > 1 && <Others {...given} />}
        </div>
        <Script {...given} />
        <Outcomes {...given} />
        <div class="call-more stack">
          <CallDays campaign={campaign} lang={lang} />
          <p>{given.count}</p>
          <p class="quiet small">{given.source}</p>
        </div>
      </div>
    ),
  })
}

const order = ['spoke', 'message', 'busy', 'skip'] as const

function Outcomes({ path, who, number, numbers, form, lang }: CallPage) {
  const words = text(lang).call
  const isLast = number >= numbers.length - 1
  return (
    <form method="post" action={`${path}/calls`} class="outcomes card">
      <input type="hidden" name="who" value={who} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="form" value={form} />
      <p class="section-label" id="ask">
        {words.ask}
      </p>
      {order.map(outcome => (
        <button
          key={outcome}
          type="submit"
          name="outcome"
          value={outcome}
          class={outcome === 'skip' ? 'button-plain' : 'button'}
        >
          {outcome === 'busy' && isLast ? words.outcomes.busyLast : words.outcomes[outcome]}
        </button>
      ))}
      <p class="quiet small">{words.askHint}</p>
    </form>
  )
}

function Others({ numbers, lang }: CallPage) {
  return (
    <details class="call-others disclosure touch-links">
      <summary>{text(lang).call.others}</summary>
      <ul>
        {numbers.map(({ label, phone }) => (
          <li key={label + phone}>
            <span class="quiet">{label}</span>
            <a class="figure" href={telephone(phone)}>
              {phone}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Script({ campaign, caller, representative, lang }: CallPage) {
  const words = text(lang).call
  const { callScript: script, bill, organization } = campaign
  if (script === '') return <div class="call-script" />
  const isOpen = /\{\{\s*(name|place)\s*\}\}/i.test(script) && !(caller?.name && caller.place)
  return (
    <section class="call-script stack-tight">
      <h2 class="section-label">{words.script}</h2>
      <CallScript campaign={campaign} known={{ ...caller, representative, bill, organization }} lang={lang} />
      {isOpen && (
        <p>
          <a href={`/c/${campaign.slug}/call#name`}>{words.scriptFill}</a>
        </p>
      )}
    </section>
  )
}

type DonePage = Pick<CallPage, 'lang' | 'campaign' | 'count'>

/** After the last call. */
export function calledView({ lang, campaign, count }: DonePage): string {
  const words = text(lang).call
  const path = `/c/${campaign.slug}`
  return page({
    lang,
    title: words.done.title,
    body: (
      <div class="column call stack">
        <h1>{words.done.title}</h1>
        <p class="lead">{count}</p>
        <p>{words.done.text}</p>
        <p class="actions">
          <a class="button button-strong" href={path}>
            {words.back}
          </a>
          <a href={`${path}/call`}>{words.done.again}</a>
        </p>
        <CallDays campaign={campaign} lang={lang} />
      </div>
    ),
  })
}
