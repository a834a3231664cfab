import { type Phase, phaseOf } from '../../../domain/launch/status.ts'
import { text } from '../../../text/text.ts'
import { AutoRefresh } from '../../../ui/auto-refresh.tsx'
import { page } from '../../../ui/layout.tsx'
import { Stages } from '../../campaign/manage/stages.tsx'
import { organizerPage } from '../../organizer/frame.tsx'
import { AroundPosts } from './around.tsx'
import { Best } from './best.tsx'
import { ByNetwork } from './by-network.tsx'
import { Downloads } from './downloads.tsx'
import { Ahead, Head, KeyFigures, Nothing } from './head.tsx'
import { HowFar } from './how-far.tsx'
import { Outcomes } from './outcomes.tsx'
import { OverTime } from './over-time.tsx'
import type { ReportPage } from './page.ts'
import { Publication } from './publication.tsx'
import { ByText } from './rates.tsx'
import { Sources } from './sources.tsx'
import { Todo } from './todo.tsx'
import { Together } from './together.tsx'

const againSeconds = 10

/** `/c/:slug/reach`: to organizers with the rail of their stages; to everybody else once it is published. */
export function reportView(given: ReportPage): string {
  const { campaign, lang, organizer, now } = given

  const shared = {
    lang,
    title: text(lang).report.title(campaign.title),
    styles: ['report'],
    scripts: ['again'],
  }
  if (!organizer) {
    const navigation = <a href={`/c/${campaign.slug}`}>{text(lang).report.toCampaign}</a>
    return page({
      ...shared,
      address: given.address,
      description: campaign.summary,
      navigation,
      body: <Report {...given} wide />,
    })
  }
  return organizerPage({
    ...shared,
    organizer,
    body: (
      <div class="wide organize rail">
        {given.own && <Stages campaign={given.own} now={now} here="reach" lang={lang} />}
        <Report {...given} />
      </div>
    ),
  })
}

function Report({ wide = false, ...given }: ReportPage & { readonly wide?: boolean }) {
  const phase = phaseOf(given.reach.stats.launch, given.now)
  return (
    <article class={wide ? 'wide report' : 'report'}>
      <Head {...given} />
      {mayChange(given) && <AutoRefresh seconds={againSeconds} lang={given.lang} />}
      {given.organizer && <Publication {...given} />}
      {phase === 'open' ? <Ahead {...given} /> : <CameOfIt {...given} phase={phase} />}
      <Sources {...given} />
      <AroundPosts {...given} />
      {given.organizer && phase !== 'open' && <Downloads {...given} />}
    </article>
  )
}

/** While posts leave; after Stop until the network has answered for those that had left. */
function mayChange({ reach, now }: ReportPage): boolean {
  const { launch, posts } = reach.stats
  const phase = phaseOf(launch, now)
  return phase === 'under-way' || ((phase === 'stopped' || phase === 'restored') && posts.pending > 0)
}

function CameOfIt({ phase, ...given }: ReportPage & { readonly phase: Exclude<Phase, 'open'> }) {
  const { posts } = given.reach.stats
  if (phase === 'cancelled' || phase === 'unreached' || phase === 'missed') return <Nothing {...given} why={phase} />
  return (
    <>
      {posts.posted === 0 && posts.pending === 0 && phase !== 'under-way' && <Nothing {...given} why="none" />}
      {posts.posted > 0 && <KeyFigures {...given} />}
      {posts.posted > 0 && <HowFar {...given} />}
      <ByNetwork {...given} />
      <Together {...given} />
      <Outcomes {...given} />
      <OverTime {...given} />
      <ByText {...given} />
      <Best {...given} />
      {given.organizer && phase !== 'under-way' && <Todo {...given} />}
    </>
  )
}
