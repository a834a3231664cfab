import { moment, remaining, zoneName } from '../text/format.ts'
import { type Lang, text } from '../text/text.ts'

type CountdownProps = {
  readonly launchAt: number
  readonly now: number
  readonly timeZone: string
  readonly lang: Lang
  /** Leaves the date out where a headline says it. */
  readonly dateless?: boolean
}

/** T0 as a date, and what is left until then: in words, and ticking to the second where scripts run. */
export function Countdown({ launchAt, now, timeZone, lang, dateless }: CountdownProps) {
  const words = text(lang).campaign
  const left = remaining(launchAt - now, lang)
  return (
    <div class="moment">
      {!dateless && (
        <p class="moment-when">
          <LaunchMoment at={launchAt} timeZone={timeZone} lang={lang} />
        </p>
      )}
      <p
        class="moment-left"
        data-countdown={launchAt}
        data-now={now}
        data-units={Object.values(words.units).join(' ')}
        role="timer"
      >
        {left ? words.remaining(left) : words.lastMinute}
      </p>
    </div>
  )
}

/** A moment in the campaign's zone; the script adds the reader's own time where it differs. */
export function LaunchMoment({ at, timeZone, lang }: { at: number; timeZone: string; lang: Lang }) {
  return (
    <time dateTime={new Date(at).toISOString()} data-zone={timeZone} data-yours={text(lang).common.yourTime}>
      {`${moment(at, timeZone, lang)}\u00a0`}
      <span class="zone">{zoneName(at, timeZone, lang)}</span>
    </time>
  )
}
