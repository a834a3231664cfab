import type { AllowedActions } from '../../../domain/launch/allowed-actions.ts'
import { launchStatus, tenseOf } from '../../../domain/launch/status.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { Conditions } from '../../../domain/pledge/condition-counts.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Done, Note } from '../../../ui/note.tsx'
import { ConditionsShown } from '../../pledge/condition/summary.tsx'
import { frameCode } from '../../share/embed/code.ts'
import { ControlForms, Halts } from '../control/forms.tsx'
import type { BoardPage } from './board.ts'
import { BoardWithTables, boardPage } from './view.tsx'

export type OrganizerBoardPage = BoardPage & {
  readonly organizer: Organizer
  /** What can be done now; viewers may do nothing. */
  readonly allowed: AllowedActions
  /** Null where no pledge waits for others. */
  readonly conditions: Conditions | null
  /** With scheme and host. */
  readonly baseUrl: string
  /** Senders that are not used, and why; empty when there are none. */
  readonly leftOut: string
  /** What was just done, in a sentence. */
  readonly done: string | null
}

/** `/organize/:slug/board`: the public board with the launch in hand. */
export function organizerBoardView({
  organizer,
  allowed,
  conditions,
  baseUrl,
  leftOut,
  done,
  ...given
}: OrganizerBoardPage): string {
  const { campaign, lang } = given
  const words = text(lang).live.own
  const isOver = tenseOf(campaign.launch, given.now) === 'over'
  const mayAct = organizer.role !== 'viewer'
  return boardPage(
    given,
    <>
      <section class="board-controls" aria-label={words.label}>
        {done && <Done>{done}</Done>}
        {leftOut && <LeftOut who={leftOut} lang={lang} />}
        {/* The script puts the one of the server in its place as soon as they differ. */}
        <div class="launch-actions" id="controls">
          <Halts {...given} goOn={allowed.goOn} />
          {mayAct && <ControlForms campaign={campaign} allowed={allowed} back="board" lang={lang} />}
          {isOver ? (
            <p>{words.over}</p>
          ) : (
            !(mayAct && allowed.stop) && <p>{mayAct ? words.nothing[whyNothing(given)] : words.viewer}</p>
          )}
        </div>
      </section>
      <BoardWithTables {...given}>
        <section class="board-own">
          <ConditionsShown conditions={conditions} lang={lang} />
          <Embed address={`${baseUrl}/c/${campaign.slug}/live/embed`} title={campaign.title} lang={lang} />
          <p class="actions">
            {isOver && <a href={`/c/${campaign.slug}/reach`}>{words.report}</a>}
            <a href={`/organize/${campaign.slug}`}>{words.back}</a>
            <a href={`/c/${campaign.slug}/live`}>{words.public}</a>
          </p>
        </section>
      </BoardWithTables>
    </>,
    { bodyClass: 'live own', styles: ['live', 'organize'] },
  )
}

/** Why there is nothing to take in hand. */
function whyNothing({ stats: { launch }, now }: BoardPage): 'ahead' | 'overdue' | 'missed' {
  const status = launchStatus(launch, now)
  return status === 'missed' || status === 'overdue' ? status : 'ahead'
}

function LeftOut({ who, lang }: { readonly who: string; readonly lang: Lang }) {
  const { text: said, todo } = text(lang).check.findings['left-out'].warn(who)
  return (
    <Note tone="warn">
      <p>
        {said} {todo}
      </p>
    </Note>
  )
}

type EmbedProps = { readonly address: string; readonly title: string; readonly lang: Lang }

function Embed({ address, title, lang }: EmbedProps) {
  const words = text(lang).live.own.embed
  const code = frameCode({ src: address, title, height: 560 })
  return (
    <details>
      <summary>{words.title}</summary>
      <div class="stack-tight">
        <label for="embed-code">{words.label}</label>
        <textarea id="embed-code" class="embed-code" readOnly rows={3}>
          {code}
        </textarea>
        <p class="hint">{words.hint}</p>
      </div>
    </details>
  )
}
