import type { OwnCampaign } from '../../domain/campaign/all-campaigns.ts'
import { tenseOf } from '../../domain/launch/status.ts'
import type { Organizer } from '../../domain/organizer/organizer.ts'
import type { Conditions } from '../../domain/pledge/condition-counts.ts'
import type { SupporterFilter, SupporterPage } from '../../domain/supporter/list.ts'
import type { SupporterSums } from '../../domain/supporter/sums.ts'
import { networkNames } from '../../networks/port.ts'
import { number, reach } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { CountLink } from '../../ui/count-link.tsx'
import { Pager } from '../../ui/pager.tsx'
import { campaignPage } from '../campaign/manage/frame.tsx'
import { ConditionsShown } from '../pledge/condition/summary.tsx'
import { Filters, listAddress } from './filters.tsx'
import { ListHead, Sums } from './list-parts.tsx'
import { Rows } from './rows.tsx'

export type SupportersPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly filter: SupporterFilter
  /** Where the page begins, when it is not the first. */
  readonly paged: number | null
  readonly page: SupporterPage
  readonly sums: SupporterSums
  /** Who will post themselves when reminded. */
  readonly byHand: number
  /** Who agreed to mail from the organization itself. */
  readonly listed: number
  /** Null where no pledge waits for others. */
  readonly conditions: Conditions | null
  readonly now: number
}

/** `/organize/:slug/supporters`: sums, search, filters, and a hundred a page. */
export function supportersView(given: SupportersPage): string {
  const { lang, campaign, filter, page, sums } = given
  const words = text(lang).supporters
  const { active, withdrawn, removed } = sums.states
  const everybody = active + given.byHand
  const nobody = active + withdrawn + removed === 0
  const isOver = tenseOf(campaign.launch, given.now) === 'over'
  return campaignPage(given, {
    here: 'supporters',
    title: `${words.title}: ${campaign.title}`,
    scripts: ['supporter'],
    styles: ['supporters'],
    head: (
      <ListHead
        back={{ href: `/organize/${campaign.slug}`, title: campaign.title }}
        title={words.title}
        links={
          !nobody && (
            <>
              <a href={`/organize/${campaign.slug}/updates`}>{text(lang).updates.link}</a>
              {filter.mail && <a href={listAddress(campaign, filter, {}, '.csv')}>{words.file}</a>}
            </>
          )
        }
      >
        <p class="quiet">
          {isOver && everybody === 0
            ? words.nobodyCame
            : words.lead(everybody, number(everybody, lang), number(campaign.goal, lang))}
        </p>
        <Consents {...given} />
        <p>
          <CountLink n={given.byHand} href={`/organize/${campaign.slug}/reminders`}>
            {text(lang).reminders.link(given.byHand, number(given.byHand, lang), isOver)}
          </CountLink>
        </p>
      </ListHead>
    ),
    body: (
      <>
        {nobody ? !isOver && <p class="empty">{words.nobody}</p> : <Sums rows={sumRows(given, isOver)} />}
        <ConditionsShown conditions={given.conditions} lang={lang} />
        {!nobody && <Filters {...given} isOver={isOver} />}
        {page.rows.length > 0 ? <Rows {...given} isOver={isOver} /> : !nobody && <None {...given} />}
        <Pager
          order="newestFirst"
          ids={page.rows.map(row => row.id)}
          before={page.newer}
          after={page.older}
          address={from => listAddress(campaign, filter, from)}
          lang={lang}
        />
      </>
    ),
  })
}

/** The list of the organization, and how one comes by it. */
function Consents({ campaign, listed, filter, lang }: SupportersPage) {
  const words = text(lang).supporters.consents
  const write = `/organize/${campaign.slug}/write/basics`
  return (
    <p>
      {words.count(listed, number(listed, lang))}{' '}
      {listed > 0 && filter.mail && <a href={`/organize/${campaign.slug}/consents.csv`}>{words.file}</a>}
      {campaign.consent === '' && filter.mail && <a href={write}>{words.ask}</a>}
    </p>
  )
}

/** Over, a permission is needed no more, and nobody waits. */
function sumRows({ sums, lang }: SupportersPage, isOver: boolean): (readonly [string, string])[] {
  const words = text(lang).supporters.sums
  return [
    [words.reach, reach(sums.reach, lang)],
    ...networkRows(sums, lang),
    [words.own, number(sums.own, lang)],
    [words.samples, number(sums.samples, lang)],
    [words.reachable, number(sums.reachable, lang)],
    ...(isOver ? [] : [[words.reconnect, number(sums.reconnect, lang)] as const]),
    ...(sums.waiting > 0 && !isOver ? [[words.waiting, number(sums.waiting, lang)] as const] : []),
  ]
}

/** Where there are several. */
function networkRows({ networks }: SupporterSums, lang: Lang): (readonly [string, string])[] {
  const some = networkNames.filter(name => networks[name] > 0)
  return some.length < 2 ? [] : some.map(name => [text(lang).common.networks[name], number(networks[name], lang)])
}

function None({ campaign, filter, lang }: SupportersPage) {
  const { none, clear } = text(lang).supporters
  return (
    <div class="empty stack-tight">
      <p>{filter.search ? none.search(filter.search) : none.filter}</p>
      <p>
        <a href={`/organize/${campaign.slug}/supporters`}>{clear}</a>
      </p>
    </div>
  )
}
