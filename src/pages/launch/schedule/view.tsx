import { collectsPledges } from '../../../domain/campaign/campaign.ts'
import { scheduleMark } from '../../../domain/launch/schedule.ts'
import { tenseOf } from '../../../domain/launch/status.ts'
import { number } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { Done, Note } from '../../../ui/note.tsx'
import { campaignPage } from '../../campaign/manage/frame.tsx'
import { Decided } from './decided.tsx'
import { GoalFields } from './goal-fields.tsx'
import { MomentFields } from './moment-fields.tsx'
import type { SchedulePage } from './page.ts'
import { SpreadField } from './spread-field.tsx'
import { SupportersRead } from './supporters-read.tsx'

/** `/organize/:slug/schedule`: all that is decided about a launch ahead, saved in one go. */
export function scheduleView(given: SchedulePage): string {
  const { lang, organizer, campaign, now, wrong, done, isOpen } = given
  const words = text(lang).schedule
  return campaignPage(given, {
    here: 'schedule',
    title: `${words.title} · ${campaign.title}`,
    heading: words.title,
    scripts: given.mayChange ? ['editor'] : [],
    wrong,
    before: done && <Done>{words.done[done]}</Done>,
    lead: <p class="quiet">{isOpen ? words.lead : words.closed[tenseOf(campaign.launch, now)]}</p>,
    body: (
      <>
        {given.isOvertaken && <Overtaken {...given} />}
        {isOpen ? <ScheduleForm {...given} /> : campaign.launch && <Decided {...given} launch={campaign.launch} />}
        {organizer.role === 'viewer' && <p class="quiet">{text(lang).organize.onlyLook}</p>}
      </>
    ),
  })
}

function ScheduleForm(given: SchedulePage) {
  const { campaign, typed, wanted, mayChange, supporters, lang } = given
  const words = text(lang).schedule
  const collects = collectsPledges(campaign)
  return (
    <form method="post" action={`/organize/${campaign.slug}/schedule`} data-live-preview="supporters-read">
      <input type="hidden" name="seen" value={scheduleMark(campaign.launch)} />
      <fieldset disabled={!mayChange} class="stack-wide">
        <MomentFields {...given} />
        {collects && <GoalFields {...given} />}
        {collects && <SpreadField typed={typed} spreads={given.spreads} wrong={given.wrong} lang={lang} />}
        <SupportersRead {...given} schedule={wanted} />
        {mayChange && (
          <div class="stack-close">
            <div class="actions">
              <button type="submit" name="do" value="save" class="button button-strong">
                {words.save}
              </button>
              <button type="submit" name="do" value="preview" class="button" data-live-button>
                {words.look}
              </button>
            </div>
            <p>
              {campaign.state === 'draft' || !collects
                ? words.consequence[campaign.state]
                : words.promised(supporters, number(supporters, lang))}
            </p>
          </div>
        )}
      </fieldset>
    </form>
  )
}

function Overtaken(given: SchedulePage) {
  const words = text(given.lang).schedule.overtaken
  return (
    <Note tone="warn">
      <p>{words.title}</p>
      <SupportersRead {...given} schedule={given.campaign.launch} title={words.theirs} />
      <p>{words.yours}</p>
    </Note>
  )
}
