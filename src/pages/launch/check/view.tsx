import { collectsPledges } from '../../../domain/campaign/campaign.ts'
import type { CountedFinding } from '../../../domain/launch/check/findings.ts'
import { tenseOf } from '../../../domain/launch/status.ts'
import { dollars, number, unbroken } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Done } from '../../../ui/note.tsx'
import { campaignPage } from '../../campaign/manage/frame.tsx'
import { ConditionsShown } from '../../pledge/condition/summary.tsx'
import { Capacity } from '../capacity/capacity.tsx'
import { Accounts, CheckEnded, isRunning } from './accounts.tsx'
import type { CheckPage } from './page.ts'
import { refusedSignInWords } from './sign-in-words.ts'
import { Texts } from './texts.tsx'

/** `/organize/:slug/check`: what could keep a launch from going as planned. */
export function checkView(given: CheckPage): string {
  const { lang, campaign, now, forecast, sandbox, done } = given
  const words = text(lang).check
  const collects = collectsPledges(campaign)
  const tense = tenseOf(campaign.launch, now)
  const leads = { ahead: words.lead, now: words.underWay, over: words.over }
  const said = done && (done === 'started' ? begun(given) : words.reconnect[done === 'sent' ? 'done' : done])
  return campaignPage(given, {
    here: 'check',
    title: words.title,
    scripts: ['again'],
    wrong: given.wrong,
    before: said && <Done tone={done === 'started' || done === 'sent' ? 'ok' : 'plain'}>{said}</Done>,
    lead: <p class="quiet">{leads[tense]}</p>,
    body: (
      <>
        {tense === 'ahead' &&
          (collects ? <Capacity forecast={forecast} sandbox={sandbox} lang={lang} /> : <p>{words.noPledges}</p>)}
        <ConditionsShown conditions={forecast.conditions} lang={lang} />
        {tense !== 'over' && <System {...given} />}
        {tense === 'ahead' && <Texts {...given} />}
        {tense === 'ahead' && collects && <Accounts {...given} />}
        {tense === 'over' && <Checked {...given} />}
      </>
    ),
  })
}

/** What was found before a launch that is over. */
function Checked(given: CheckPage) {
  return (
    <section class="stack">
      {given.networks.map(({ label, check }) => (
        <CheckEnded key={label} {...given} label={label} check={check} />
      ))}
      <p>
        <a href={`/c/${given.campaign.slug}/reach`}>{text(given.lang).check.report}</a>
      </p>
    </section>
  )
}

/** Not said any more once what has begun is over. */
const begun = (given: CheckPage) => isRunning(given) && text(given.lang).check.people.started

const tones = { ok: 'tone-ok', warn: 'tone-warn', bad: 'tone-stop' } as const

/** In a word where nothing is wrong; else what is, and the rest behind it. */
function System(given: CheckPage) {
  const { system } = text(given.lang).check
  const wrong = given.findings.filter(finding => finding.state !== 'ok')
  const fine = given.findings.filter(finding => finding.state === 'ok')
  return (
    <section class="stack">
      <h2>{system.title}</h2>
      {wrong.length === 0 && <Done>{system.ready}</Done>}
      {wrong.length > 0 && <Findings {...given} findings={wrong} />}
      {fine.length > 0 && (
        <details class="disclosure">
          <summary>{wrong.length === 0 ? system.details : system.rest}</summary>
          <Findings {...given} findings={fine} />
        </details>
      )}
    </section>
  )
}

function Findings({ findings, lang, campaign, baseUrl }: CheckPage) {
  const { states } = text(lang).check.system
  return (
    <ul class="findings">
      {findings.map(finding => {
        const { text: said, todo } =
          finding.what === 'sign-ins'
            ? refusedSignInWords(finding.refused, { lang, baseUrl, timeZone: campaign.timeZone })
            : sentence(finding, lang)
        return (
          <li
            key={finding.what === 'sign-ins' ? `sign-ins ${finding.refused.network}` : finding.what}
            class={`finding ${tones[finding.state]}`}
          >
            <Icon name={finding.state === 'ok' ? 'check' : 'alert'} label={states[finding.state]} />
            <div>
              <p>{said}</p>
              {todo && <p class="quiet">{todo}</p>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

type Said = { readonly text: string; readonly todo?: string }

function sentence({ what, state, why, n = 0, names }: CountedFinding, lang: Lang): Said {
  const words: Readonly<Record<string, (n: string) => Said>> = text(lang).check.findings[what]
  const word = words[state === 'ok' ? state : (why ?? state)] ?? words[state]
  return word?.(names ?? figure(what, n, lang)) ?? { text: '' }
}

/** Room on the disk comes in MB. */
function figure(what: CountedFinding['what'], n: number, lang: Lang): string {
  if (what === 'credit') return dollars(n, lang)
  if (what !== 'disk') return number(Math.round(n), lang)
  return unbroken(n >= 1_000 ? `${number(Math.round(n / 1_000), lang)} GB` : `${number(Math.round(n), lang)} MB`)
}
