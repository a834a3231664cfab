import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { AllowedActions } from '../../../domain/launch/allowed-actions.ts'
import { hasSeveralNetworks, heldHostsIn, heldIn } from '../../../domain/launch/held.ts'
import { closesAt } from '../../../domain/launch/launch.ts'
import type { LaunchStats } from '../../../domain/launch/launch-stats.ts'
import type { HostHold } from '../../../domain/ledger/host-holds.ts'
import { type NetworkName, networkLabels } from '../../../networks/port.ts'
import type { HaltReason } from '../../../networks/post-outcome.ts'
import { momentExactly } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { Note } from '../../../ui/note.tsx'

type Given = { readonly campaign: Pick<OwnCampaign, 'slug' | 'timeZone' | 'launch'>; readonly lang: Lang }

/** Pause, Resume or Go on, whichever there is, and Stop: each says what it will do, and leads back to where it stands. */
export function ControlForms({
  campaign,
  allowed,
  lang,
  back,
}: Given & { readonly allowed: AllowedActions; readonly back?: 'board' }) {
  const words = text(lang).control
  const until = windowEnd({ campaign, lang })
  const { slug } = campaign
  const deeds = [
    ['pause', 'pause'],
    ['resume', 'resumption'],
    ['goOn', 'resumption'],
  ] as const
  // Resuming all would go on with what is halted too, which has its own button.
  const isMixed = allowed.on.resume.length > 0 && allowed.on.goOn.length > 0
  return (
    <>
      {deeds.map(
        ([deed, path]) =>
          allowed[deed] && (
            <Control
              key={deed}
              back={back}
              {...words[deed]}
              consequence={words[deed].consequence(until)}
              action={`/organize/${slug}/${path}`}
              buttons={buttonsOf(words[deed], allowed.on[deed], deed !== 'pause' && isMixed)}
            />
          ),
      )}
      {allowed.tryAgain && (
        <Control
          back={back}
          {...words.refusedAgain}
          consequence={words.refusedAgain.consequence(until)}
          action={`/organize/${slug}/resumption`}
        />
      )}
      {allowed.stop && (
        <Control
          back={back}
          {...text(lang).organize.stop}
          action={`/organize/${slug}/stop`}
          look="button-stop button-stop-full"
          icon="stop"
        />
      )}
    </>
  )
}

type Button = { readonly label: string; readonly network: NetworkName | null }

/** One for all, and one for each network where there are several. */
function buttonsOf(words: DeedWords, networks: readonly NetworkName[], oneByOne: boolean): Button[] {
  const each = networks.map(network => ({ label: words.on(networkLabels[network]), network }))
  if (networks.length === 1 || (oneByOne && networks.length > 0)) return each
  return [{ label: networks.length === 0 ? words.button : words.all, network: null }, ...each]
}

type DeedWords = { readonly button: string; readonly all: string; readonly on: (network: string) => string }

type ControlProps = {
  readonly title: string
  readonly button: string
  readonly buttons?: readonly Button[]
  readonly consequence: string
  readonly action: string
  readonly back: 'board' | undefined
  readonly look?: string
  readonly icon?: IconName
}

function Control({
  title,
  button,
  buttons = [{ label: button, network: null }],
  consequence,
  action,
  back,
  look = 'button-strong',
  icon,
}: ControlProps) {
  return (
    <form method="post" action={action} class="stack-close">
      <h2>{title}</h2>
      {back && <input type="hidden" name="back" value={back} />}
      <div class="cluster consequence">
        {buttons.map(({ label, network }) => (
          <button
            key={label}
            type="submit"
            class={`button ${look}`}
            {...(network && { name: 'network', value: network })}
          >
            {icon && <Icon name={icon} />}
            {label}
          </button>
        ))}
        <p>{consequence}</p>
      </div>
    </form>
  )
}

type HaltProps = Given & { readonly stats: LaunchStats | null; readonly goOn: boolean }

/** Why the engine held networks of a launch back, what to do about it, and whether it can still go on. */
export function Halts({ campaign, stats, goOn, lang }: HaltProps) {
  const halted = stats ? heldIn(stats).filter(hold => hold.haltedAt !== null) : []
  const several = stats !== null && hasSeveralNetworks(stats)
  return (
    <>
      {halted.map(({ network, reason, said }) => (
        <Halt
          key={network}
          campaign={campaign}
          network={several ? networkLabels[network] : null}
          reason={reason}
          said={said}
          goOn={goOn}
          lang={lang}
        />
      ))}
      {(stats ? heldHostsIn(stats) : []).map(held => (
        <HostHalt key={held.host} campaign={campaign} held={held} goOn={goOn} lang={lang} />
      ))}
    </>
  )
}

function HostHalt({ campaign, held, goOn, lang }: Given & { readonly held: HostHold; readonly goOn: boolean }) {
  const { halt } = text(lang).control
  const { host, said, contact } = held
  return (
    <Note tone="stop">
      <h2>{halt.titleOn(host)}</h2>
      <p>
        {halt.server.why(host)} {halt.server.others}
      </p>
      {said && <p>{halt.said(said)}</p>}
      <p>{goOn ? halt.server.todo(host, contact) : halt.over(windowEnd({ campaign, lang }))}</p>
    </Note>
  )
}

type OneHalt = Given & {
  readonly network: string | null
  readonly reason: string | null
  readonly said: string | null
  readonly goOn: boolean
}

function Halt({ campaign, network, reason, said, goOn, lang }: OneHalt) {
  const { halt } = text(lang).control
  const { halts } = text(lang).reasons
  const known = isReason(reason, halts)
  return (
    <Note tone="stop">
      <h2>{campaign.launch?.finishedAt ? halt.titleOver : network === null ? halt.title : halt.titleOn(network)}</h2>
      <p>{known ? halts[reason] : halt.unknownReason}</p>
      {said && <p>{halt.said(said)}</p>}
      <p>{goOn ? (known ? halt.advice[reason] : halt.look) : halt.over(windowEnd({ campaign, lang }))}</p>
    </Note>
  )
}

const isReason = (word: string | null, known: object): word is HaltReason => word !== null && Object.hasOwn(known, word)

const windowEnd = ({ campaign: { launch, timeZone }, lang }: Given) =>
  launch ? momentExactly(closesAt(launch), timeZone, lang) : ''
