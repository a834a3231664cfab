import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { AllowedActions } from '../../../domain/launch/allowed-actions.ts'
import { closesAt } from '../../../domain/launch/launch.ts'
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
  return (
    <>
      {allowed.pause && (
        <Control
          back={back}
          {...words.pause}
          consequence={words.pause.consequence(until)}
          action={`/organize/${slug}/pause`}
        />
      )}
      {allowed.resume && (
        <Control
          back={back}
          {...words.resume}
          consequence={words.resume.consequence(until)}
          action={`/organize/${slug}/resumption`}
        />
      )}
      {allowed.goOn && (
        <Control
          back={back}
          {...words.goOn}
          consequence={words.goOn.consequence(until)}
          action={`/organize/${slug}/resumption`}
        />
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

type ControlProps = {
  readonly title: string
  readonly button: string
  readonly consequence: string
  readonly action: string
  readonly back: 'board' | undefined
  readonly look?: string
  readonly icon?: IconName
}

function Control({ title, button, consequence, action, back, look = 'button-strong', icon }: ControlProps) {
  return (
    <form method="post" action={action} class="stack-close">
      <h2>{title}</h2>
      {back && <input type="hidden" name="back" value={back} />}
      <div class="cluster consequence">
        <button type="submit" class={`button ${look}`}>
          {icon && <Icon name={icon} />}
          {button}
        </button>
        <p>{consequence}</p>
      </div>
    </form>
  )
}

/** Why the engine held a launch back, what to do about it, and whether it can still go on. */
export function Halt({ campaign, goOn, lang }: Given & { readonly goOn: boolean }) {
  const { halt } = text(lang).control
  const { halts } = text(lang).reasons
  const reason = campaign.launch?.haltReason ?? null
  const known = isReason(reason, halts)
  return (
    <Note tone="stop">
      <h2>{halt.title}</h2>
      <p>{known ? halts[reason] : halt.unknownReason}</p>
      {campaign.launch?.haltSaid && <p>{halt.said(campaign.launch.haltSaid)}</p>}
      <p>{goOn ? (known ? halt.advice[reason] : halt.look) : halt.over(windowEnd({ campaign, lang }))}</p>
    </Note>
  )
}

const isReason = (word: string | null, known: object): word is HaltReason => word !== null && Object.hasOwn(known, word)

const windowEnd = ({ campaign: { launch, timeZone }, lang }: Given) =>
  launch ? momentExactly(closesAt(launch), timeZone, lang) : ''
