import { type Campaign, collectsPledges } from '../../domain/campaign/campaign.ts'
import type { Phase } from '../../domain/launch/status.ts'
import type { Account } from '../../domain/pledge/account.ts'
import type { Totals } from '../../domain/reach/counters/visits.ts'
import type { SupporterCount } from '../../domain/supporter/supporter-count.ts'
import type { TextRule } from '../../networks/port.ts'
import { moment, number } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { Asker } from '../../ui/asker.tsx'
import { AutoRefresh } from '../../ui/auto-refresh.tsx'
import { CardPicture } from '../../ui/card-picture.tsx'
import type { Typed } from '../../ui/compose.tsx'
import type { Wrong } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { langAttributes } from '../../ui/lang-attributes.ts'
import { page } from '../../ui/layout.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import type { SkylinePicture } from '../../ui/skyline-picture.ts'
import { telephone } from '../../ui/telephone.ts'
import type { NetworkChoice } from '../pledge/choose/network-switch.tsx'
import { LostLink } from '../pledge/lost-link/link.tsx'
import { ShareTags } from '../share/tags.tsx'
import { Hotline } from './actions.tsx'
import { Ask } from './ask.tsx'
import { CallToAction, isOff } from './call-to-action.tsx'
import { Card } from './card.tsx'
import { PreviewBar, type PreviewKind } from './preview/bar.tsx'
import { ProgressCard } from './progress-card.tsx'
import { Reposts } from './reposts.tsx'
import { Videos } from './videos.tsx'

/** A sample as it is promised, as it is shared by hand, and the path of the ways to share it. */
export type Sample = {
  readonly id: number
  readonly text: string
  readonly shared: string
  readonly path: string | null
}

export type CampaignPage = NetworkChoice & {
  /** Whether this site has several networks: then the page says which are the campaign's. */
  readonly isNamed: boolean
  readonly lang: Lang
  readonly campaign: Campaign
  readonly phase: Phase
  readonly now: number
  readonly supporterCount: SupporterCount
  readonly visits: Totals
  /** How often a sample was opened to share by hand. */
  readonly shared: number
  /** The one to suggest first. */
  readonly samples: readonly Sample[]
  /** Words of those that the network takes. */
  readonly promisable: readonly string[]
  readonly draft: Typed
  readonly wrong?: readonly Wrong[]
  /** Whether a sample may be promised as it is. */
  readonly rule: TextRule
  readonly account: Account | null
  /** Whose invitation the visitor came by. */
  readonly by: number | null
  /** What else led them here: see domain/reach/counters/sources.ts. */
  readonly from: string | null
  /** The path of the visitor's own receipt, when they have pledged from this browser. */
  readonly receiptPath: string | null
  /** How many posts have left; shown once the moment has come. */
  readonly posted: number
  /** What the launch looked like, once it is over. */
  readonly skyline: SkylinePicture | null
  /** Where everybody finds it; left out while that is nowhere. */
  readonly shown?: { readonly address: string; readonly baseUrl: string; readonly ownLang: Lang }
  /** Shown before it is public: nothing can be done on it. Null on the campaign's own page. */
  readonly preview: PreviewKind | null
}

/** `/c/:slug` */
export function campaignView(given: CampaignPage): string {
  const { campaign, phase, lang } = given
  const words = text(lang).campaign
  const collects = collectsPledges(campaign)
  const joinable = collects && phase === 'open' && given.receiptPath === null
  const own = langAttributes(campaign, lang)
  const withCard = collects || phase === 'cancelled'
  return page({
    lang,
    title: campaign.title,
    description: campaign.summary,
    address: given.shown?.address,
    head: given.shown && <ShareTags {...given} {...given.shown} />,
    scripts: ['supporter', 'again'],
    navigation: campaign.hotline && <HelpLine {...campaign.hotline} lang={lang} />,
    bodyClass: joinable ? 'has-bar' : undefined,
    body: (
      <>
        {given.preview && <PreviewBar kind={given.preview} slug={campaign.slug} lang={lang} />}
        <div class={withCard ? 'wide campaign' : 'wide campaign campaign-alone'}>
          <header class="campaign-head stack">
            <p class="organization" {...own}>
              <a href="#who-asks">{campaign.organization}</a>
            </p>
            <h1 class="display" {...own}>
              {campaign.title}
            </h1>
            {collects && phase === 'open' && <Ask {...given} />}
            <p class="lead" {...own}>
              {campaign.summary}
            </p>
            {campaign.byline && (
              <p class="quiet" {...own}>
                {campaign.byline}
              </p>
            )}
            {campaign.picture && <CardPicture picture={campaign.picture} {...own} />}
          </header>
          {withCard && (
            <aside class="campaign-card" id="sign-up" aria-label={words.signUp}>
              <Card {...given} />
              {phase === 'under-way' && <AutoRefresh seconds={10} lang={lang} />}
            </aside>
          )}
          <div class="campaign-body">
            {collects && <ProgressCard {...given} />}
            {!isOff(phase) && <CallToAction {...given} />}
            <section aria-labelledby="story">
              <h2 id="story" class="section-label">
                {words.story}
              </h2>
              <div class="prose" {...own}>
                <Markdown source={campaign.story} />
              </div>
            </section>
            <Videos campaign={campaign} lang={lang} />
            {!repostsAreAmongActions(given) && <Reposts campaign={campaign} lang={lang} />}
            <Asker campaign={campaign} lang={lang} />
            {campaign.hotline && <Hotline {...campaign.hotline} own={own} />}
            <div class="cluster campaign-foot">
              <p class="quiet figure">
                {words.visits(number(given.visits.total, lang), number(given.visits.today, lang))}
              </p>
              {!given.preview && given.receiptPath === null && <LostLink lang={lang} />}
            </div>
          </div>
        </div>
        {joinable && <Bar {...given} />}
      </>
    ),
  })
}

/** With the samples while these are shown, else on their own. */
const repostsAreAmongActions = ({ phase, campaign, samples }: CampaignPage) =>
  !isOff(phase) && campaign.actions.share.shown && samples.length > 0

/** On the first screen of every device, for whoever the story is about. */
const HelpLine = ({
  label,
  number,
  lang,
}: {
  readonly label: string
  readonly number: string
  readonly lang: Lang
}) => (
  <a class="help-line" href={telephone(number)} title={label}>
    <Icon name="phone" />
    <span>
      {text(lang).campaign.hotline} <span class="figure nowrap">{number}</span>
    </span>
  </a>
)

function Bar({ campaign, lang }: CampaignPage) {
  return (
    <div class="bar" data-bar>
      <p>
        <strong>{moment(campaign.launch.launchAt, campaign.timeZone, lang)}</strong>
      </p>
      <a class="button button-bolt" href="#sign-up">
        {text(lang).campaign.barButton}
      </a>
    </div>
  )
}
