import { z } from 'zod'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { collectsPledges } from '../../../domain/campaign/campaign.ts'
import { spreadsMs } from '../../../domain/launch/capacity/advice.ts'
import { extendDaysAtMost } from '../../../domain/launch/goal.ts'
import type { Launch } from '../../../domain/launch/launch.ts'
import type { Schedule } from '../../../domain/launch/schedule.ts'
import { localTime } from '../../../lib/local-time.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { type ClockQuestion, readLaunchTime, type TypedTime, type WantedTime } from './launch-time.ts'

/** The form as it is set, or as it was typed. */
export type TypedSchedule = TypedTime & {
  readonly rule: 'anyway' | 'nothing' | 'extend' | null
  readonly days: string
  readonly afterwards: Launch['goalRule']
  readonly spread: string
}

export type ReadSchedule = {
  readonly typed: TypedSchedule
  readonly wrong: readonly Wrong[]
  /** Which of two moments is meant. */
  readonly ask: ClockQuestion | null
  /** Null where something is wrong. */
  readonly wanted: Schedule | null
}

// What was not sent stays as it is set. Shown again as it was typed; too long is as wrong as any other word.
const Sent = z.object({
  day: z.string().max(20).optional().catch(''),
  time: z.string().max(20).optional().catch(''),
  rule: z.enum(['anyway', 'nothing', 'extend']).nullable().optional().catch(null),
  days: z.string().optional().catch(''),
  afterwards: z.enum(['anyway', 'nothing']).optional().catch('nothing'),
  spread: z.string().max(20).optional().catch(''),
})

export function readSchedule(body: unknown, campaign: OwnCampaign, now: number, lang: Lang): ReadSchedule {
  const { launch, timeZone } = campaign
  const set = asSet(campaign)
  const sent = Object.entries(Sent.parse(body ?? {})).filter(([, value]) => value !== undefined)
  const typed: TypedSchedule = { ...set, ...Object.fromEntries(sent) }
  const isSame = typed.day === set.day && typed.time === set.time
  // Its own moment is meant, to the millisecond, also where the clock shows that time twice.
  const time: WantedTime =
    launch && isSame
      ? { kind: 'moment', at: launch.launchAt, typed }
      : readLaunchTime({ ...Object(body), ...typed }, timeZone, lang)
  const wrong = [...wrongTime(time, now, lang), ...wrongRule(typed, campaign, lang)]
  const ask = time.kind === 'wrong' ? time.ask : null
  const wanted = wrong.length === 0 && time.kind === 'moment' ? wantedOf(typed, time.at, launch) : null
  return { typed, wrong, ask, wanted }
}

/** What the form shows of a launch as it is. */
export function asSet({ launch, timeZone }: OwnCampaign): TypedSchedule {
  if (!launch) return { day: '', time: '', rule: 'anyway', days: '7', afterwards: 'nothing', spread: '0' }
  const { goalRule, extendDays, extendedFrom, spreadMs, launchAt } = launch
  const mayExtend = extendDays !== null && extendedFrom === null
  return {
    ...localTime(launchAt, timeZone),
    rule: mayExtend ? 'extend' : goalRule,
    days: String(extendDays ?? 7),
    afterwards: mayExtend ? goalRule : 'nothing',
    spread: String(spreadMs),
  }
}

function wrongTime(time: WantedTime, now: number, lang: Lang): readonly Wrong[] {
  if (time.kind === 'wrong') return time.wrong
  return time.at > now ? [] : [{ field: 'day', message: text(lang).schedule.wrong.past }]
}

function wrongRule({ rule, days, spread }: TypedSchedule, campaign: OwnCampaign, lang: Lang): readonly Wrong[] {
  if (!collectsPledges(campaign)) return []
  const { wrong } = text(lang).schedule
  const isKnownSpread = spreadsMs.some(ms => String(ms) === spread) || spread === String(campaign.launch?.spreadMs)
  return [
    rule === null && { field: 'rule', message: wrong.rule },
    rule === 'extend' && !isWhole(days, extendDaysAtMost) && { field: 'days', message: wrong.days },
    !isKnownSpread && { field: 'spread', message: wrong.spread },
  ].filter(one => one !== false)
}

const isWhole = (typed: string, most: number) =>
  /^\d{1,9}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= most

function wantedOf(
  { rule, days, afterwards, spread }: TypedSchedule,
  launchAt: number,
  launch: Launch | null,
): Schedule {
  // What has been used up stays on record.
  const used = launch && launch.extendedFrom !== null ? launch.extendDays : null
  return {
    launchAt,
    goalRule: rule === 'extend' ? afterwards : (rule ?? 'anyway'),
    extendDays: rule === 'extend' ? Number(days) : used,
    spreadMs: Number(spread),
  }
}
