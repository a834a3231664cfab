import type { ComponentChildren } from 'preact'
import { isFrozen } from '../../domain/campaign/campaign.ts'
import { moment, momentInZone, number } from '../../text/format.ts'
import { text } from '../../text/text.ts'
import { Compose } from '../../ui/compose.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { ErrorSummary } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NoWrap } from '../../ui/no-wrap.tsx'
import { SourceFields } from '../../ui/source-fields.tsx'
import { AlsoFrom } from '../pledge/also-from.tsx'
import { reminderText } from '../pledge/by-hand/text-path.ts'
import { NetworkSwitch } from '../pledge/choose/network-switch.tsx'
import { Prompts } from '../pledge/choose/prompts.tsx'
import type { CampaignPage } from './page.ts'
import { pledgePath } from './pledge-path.ts'
import { underWayWords } from './under-way-words.ts'

/** What can be done about the campaign right now: the one loud thing of the page. */
export function Card(given: CampaignPage) {
  const { campaign, phase, lang } = given
  const words = text(lang).status.campaign
  const board = `/c/${campaign.slug}/live`
  switch (phase) {
    case 'open':
      return given.receiptPath ? <Pledged {...given} /> : <SignUp {...given} />
    case 'under-way':
      return (
        <Told {...underWayWords(campaign.launch, given.now, lang)}>
          <a class="button button-strong button-full" href={board}>
            {words['under-way'].link}
          </a>
        </Told>
      )
    case 'finished':
      return <Finished {...given} />
    case 'stopped':
    case 'ended':
    case 'restored':
    case 'halted': {
      const { title, text: said } = words[phase]
      const posted = typeof said === 'string' ? said : said(given.posted, number(given.posted, lang))
      return (
        <Told title={title} text={phase === 'stopped' ? `${posted} ${restWords(given)}` : posted}>
          <a class="button button-full" href={board}>
            {phase === 'halted' ? words['under-way'].link : words.finished.board}
          </a>
        </Told>
      )
    }
    case 'unreached':
      return <Unreached {...given} />
    case 'cancelled':
    case 'missed':
      return <Told {...words[phase]} />
    default:
      return phase satisfies never
  }
}

/** Of a stopped launch: until every answer is there, nobody knows of some posts whether they had left. */
function restWords({ campaign, lang }: CampaignPage): string {
  const { rest, findingOut } = text(lang).status.campaign.stopped
  return campaign.launch.finishedAt === null ? findingOut : rest
}

/** Its other button stands below what belongs to the first one. */
const formId = 'pledge-form'

function SignUp(given: CampaignPage) {
  const { campaign, promisable, draft, rule, wrong = [], network, now, lang, preview } = given
  const account = given.account?.network === network.name ? given.account : null
  const words = text(lang).campaign
  const mayTake = rule === 'samples'
  const choose = pledgePath(given)
  return (
    <div class="card signup stack">
      <Countdown launchAt={campaign.launch.launchAt} now={now} timeZone={campaign.timeZone} lang={lang} />
      <ErrorSummary wrong={wrong} lang={lang} />
      <form id={formId} method="post" action={choose} class="stack">
        <SourceFields by={given.by} from={given.from} />
        <NetworkSwitch {...given} slug={campaign.slug} form="card" isStill={preview !== null} />
        {!mayTake && <OwnWords {...given} />}
        <Compose
          network={network.name}
          typed={draft}
          label={words.messageLabel}
          wrong={wrong}
          samples={mayTake ? promisable : undefined}
          lang={lang}
          rows={5}
        >
          {mayTake && promisable.length > 1 && (
            <a class="touch" href={choose} data-other={words.otherSample}>
              {words.allSamples(promisable.length)}
            </a>
          )}
        </Compose>
        <button type={preview ? 'button' : 'submit'} class="button button-bolt button-full" data-in-bar>
          {words.start}
        </button>
      </form>
      <p class="assurance quiet">
        <Icon name="lock" />
        <span>
          {isFrozen(campaign.launch) ? words.frozenHint : account ? words.connectedAs(account.handle) : words.startHint}
        </span>
      </p>
      <div class="stack-tight ruled">
        <button
          type={preview ? 'button' : 'submit'}
          class="button button-full"
          formAction={preview ? undefined : reminderText(campaign, false)}
          formNoValidate
          form={formId}
        >
          {text(lang).reminder.offer}
        </button>
        <p class="quiet">{text(lang).reminder.offerHint}</p>
      </div>
    </div>
  )
}

/** Where nothing may be taken as it is. One example at once: the others are a step further. */
const OwnWords = ({ campaign, promisable, lang }: CampaignPage) => (
  <div class="stack-tight">
    <h2 class="small-head">{text(lang).pledge.choose.ownWordsOnly}</h2>
    <Prompts campaign={campaign} examples={promisable.slice(0, 1)} lang={lang} />
  </div>
)

function Pledged({ campaign, account, receiptPath, offered, now, lang }: CampaignPage) {
  const words = text(lang).campaign.pledged
  return (
    <div class="card signup stack">
      <Countdown launchAt={campaign.launch.launchAt} now={now} timeZone={campaign.timeZone} lang={lang} />
      <h2>{words.title(account?.handle ?? '')}</h2>
      <p>{words.text(moment(campaign.launch.launchAt, campaign.timeZone, lang))}</p>
      <a class="button button-full" href={receiptPath ?? '/'}>
        {words.receipt}
      </a>
      <AlsoFrom offered={offered} campaign={campaign} account={account} lang={lang} />
    </div>
  )
}

function Finished({ campaign, supporterCount, posted, receiptPath, lang }: CampaignPage) {
  const words = text(lang).status.campaign.finished
  const when = momentInZone(campaign.launch.launchAt, campaign.timeZone, lang)
  return (
    <div class="card signup stack">
      <h2>{posted > 0 ? words.title : words.none.title}</h2>
      {posted > 0 ? (
        <p class="done-figure">
          <strong class="figure">{number(posted, lang)}</strong>{' '}
          <NoWrap sentence={words.posts(posted, when)} part={when} />
        </p>
      ) : (
        <p>{words.none[supporterCount.byAccount > 0 ? 'failed' : 'nobody'](when)}</p>
      )}
      <a class="button button-strong button-full" href={`/c/${campaign.slug}/live`}>
        {words.board}
      </a>
      {campaign.reportPublishedAt !== null && (
        <a class="button button-full" href={`/c/${campaign.slug}/reach`}>
          {words.report}
        </a>
      )}
      {receiptPath && (
        <p>
          <a href={receiptPath}>{words.receipt}</a>
        </p>
      )}
    </div>
  )
}

function Unreached({ campaign, supporterCount, lang }: CampaignPage) {
  const { title, text: words } = text(lang).status.campaign.unreached
  const n = campaign.launch.goalCount ?? supporterCount.supporters
  return <Told title={title} text={words(n, number(n, lang), number(campaign.goal, lang))} />
}

type ToldProps = { readonly title: string; readonly text: string; readonly children?: ComponentChildren }

const Told = ({ title, text, children }: ToldProps) => (
  <div class="card signup stack">
    <h2>{title}</h2>
    <p>{text}</p>
    {children}
  </div>
)
