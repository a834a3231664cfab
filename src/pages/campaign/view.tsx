import { collectsPledges } from '../../domain/campaign/campaign.ts'
import { moment, number } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { Asker } from '../../ui/asker.tsx'
import { AutoRefresh } from '../../ui/auto-refresh.tsx'
import { CardPicture } from '../../ui/card-picture.tsx'
import { Icon } from '../../ui/icon.tsx'
import { langAttributes } from '../../ui/lang-attributes.ts'
import { page } from '../../ui/layout.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import { telephone } from '../../ui/telephone.ts'
import { LostLink } from '../pledge/lost-link/link.tsx'
import { ShareTags } from '../share/tags.tsx'
import { Hotline } from './actions.tsx'
import { Ask } from './ask.tsx'
import { CallToAction, isOff } from './call-to-action.tsx'
import { Card } from './card.tsx'
import type { CampaignPage } from './page.ts'
import { PreviewBar } from './preview/bar.tsx'
import { ProgressCard } from './progress-card.tsx'
import { Reposts } from './reposts.tsx'
import { Videos } from './videos.tsx'

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
