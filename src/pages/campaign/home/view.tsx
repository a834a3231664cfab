import { type Campaign, collectsPledges } from '../../../domain/campaign/campaign.ts'
import { phaseOf } from '../../../domain/launch/status.ts'
import { momentInZone, number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { langAttributes } from '../../../ui/lang-attributes.ts'
import { page } from '../../../ui/layout.tsx'
import { underWayWords } from '../under-way-words.ts'

export type HomeEntry = { readonly campaign: Campaign; readonly supporters: number; readonly byAccount: number }
type Given = { readonly lang: Lang; readonly entries: readonly HomeEntry[]; readonly now: number }

/** `/`: what can be joined now, then what has been. */
export function homeView({ lang, entries, now, address }: Given & { readonly address: string }): string {
  const words = text(lang).campaign.home
  const isAhead = ({ campaign }: HomeEntry) => ['open', 'under-way'].includes(phaseOf(campaign.launch, now))
  const open = entries.filter(isAhead)
  const past = entries.filter(entry => !isAhead(entry)).reverse()
  return page({
    lang,
    title: text(lang).common.product,
    description: words.lead,
    address,
    head: <link rel="alternate" type="application/atom+xml" href="/feed.xml" title={text(lang).share.feed.title} />,
    body: (
      <div class="wide home">
        <header class="home-head">
          <h1 class="display">{words.title}</h1>
          <p class="lead">{words.lead}</p>
        </header>
        <section aria-labelledby="open">
          <h2 id="open" class="section-label">
            {words.open}
          </h2>
          {open.length === 0 ? (
            <p class="empty">
              {words.none} {words.noneHint}
            </p>
          ) : (
            <Entries entries={open} now={now} lang={lang} />
          )}
          <p class="feed-link">
            <a href="/feed.xml">{text(lang).share.feed.link}</a>
          </p>
        </section>
        {past.length > 0 && (
          <section aria-labelledby="past">
            <h2 id="past" class="section-label">
              {words.past}
            </h2>
            <Entries entries={past} now={now} lang={lang} />
          </section>
        )}
        <p class="quiet">
          <a href="/organize">{words.organizers}</a>
        </p>
      </div>
    ),
  })
}

function Entries({ entries, now, lang }: Given) {
  const words = text(lang).campaign
  return (
    <ul class="entries">
      {entries.map(({ campaign, supporters, byAccount }) => (
        <li key={campaign.id}>
          <article class="entry">
            <p class="entry-when">{when(campaign, byAccount, now, lang)}</p>
            <div>
              <h3>
                <a href={`/c/${campaign.slug}`} {...langAttributes(campaign, lang)}>
                  {campaign.title}
                </a>
              </h3>
              <p {...langAttributes(campaign, lang)}>{campaign.summary}</p>
              <p class="quiet">
                {campaign.organization}
                {collectsPledges(campaign) && (
                  <>
                    {' · '}
                    {supporters > 0 && <>{words.supporters(supporters, number(supporters, lang))}, </>}
                    {words.wanted(number(campaign.goal, lang))}
                  </>
                )}
              </p>
            </div>
          </article>
        </li>
      ))}
    </ul>
  )
}

function when(campaign: Campaign, byAccount: number, now: number, lang: Lang): string {
  const words = text(lang).campaign.home
  const { launch, timeZone } = campaign
  const at = momentInZone(launch.launchAt, timeZone, lang)
  const phase = phaseOf(launch, now)
  if (!collectsPledges(campaign) && phase !== 'cancelled') return at
  switch (phase) {
    case 'open':
      return words.goesOut(at)
    case 'finished':
      return byAccount > 0 ? words.wentOut(at) : at
    case 'cancelled':
      return words.calledOff
    case 'unreached':
    case 'missed':
      return words.didNotGoOut
    case 'under-way':
      return underWayWords(launch, now, lang).title
    default:
      return text(lang).status.campaign[phase].title
  }
}
