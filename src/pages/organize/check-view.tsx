import type { Alikeness } from '../../domain/alike/meter.ts'
import type { OwnCampaign } from '../../domain/all-campaigns.ts'
import type { Foresight } from '../../domain/capacity/foresee.ts'
import type { AccountCheck, deadGrants } from '../../domain/check/account-check.ts'
import type { Finding } from '../../domain/check/findings.ts'
import type { ReconnectMail } from '../../domain/check/reconnect-mail.ts'
import { launchWord } from '../../domain/deeds.ts'
import type { NetworkName, TextRule } from '../../domain/network.ts'
import type { Organizer } from '../../domain/organizer.ts'
import { dollars, momentExactly, number } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import { ErrorSummary, type Wrong } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { NetworkMark } from '../components/network-mark.tsx'
import { Note } from '../components/note.tsx'
import { Capacity } from './capacity.tsx'
import { organizerPage } from './frame.tsx'
import { Reconnect } from './reconnect-part.tsx'
import { Stages } from './stages.tsx'
import { Texts } from './texts-check.tsx'

export const checkDone = ['started', 'sent', 'known', 'nobody'] as const

export type CheckPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly now: number
  readonly foresight: Foresight
  readonly sandbox: boolean
  readonly findings: readonly Finding[]
  readonly networks: readonly {
    readonly name: NetworkName
    readonly label: string
    readonly checkPrice: number
    /** Accounts that a check would ask about. */
    readonly accounts: number
    readonly check: AccountCheck | null
    readonly textRule: TextRule
    readonly texts: Alikeness
  }[]
  readonly dead: ReturnType<typeof deadGrants>
  readonly reconnect: ReconnectMail
  /** Whether mail can be sent at all. */
  readonly mail: boolean
  readonly wrong: readonly Wrong[]
  readonly done: (typeof checkDone)[number] | null
}

/** `/organize/:slug/check`: what could keep a launch from going as planned. */
export function checkView(given: CheckPage): string {
  const { lang, organizer, campaign, now, foresight, sandbox, wrong, done } = given
  const words = text(lang).check
  return organizerPage({
    lang,
    title: words.title,
    organizer,
    body: (
      <div class="wide organize rail">
        <Stages campaign={campaign} word={launchWord(campaign.launch, now)} here="check" lang={lang} />
        <div class="stack-wide">
          <ErrorSummary wrong={wrong} lang={lang} />
          {done && (
            <Note tone={done === 'started' || done === 'sent' ? 'ok' : 'plain'}>
              <p role="status">
                {done === 'started' ? words.people.started : words.reconnect[done === 'sent' ? 'done' : done]}
              </p>
            </Note>
          )}
          <header class="stack-tight">
            <p>
              <a href={`/organize/${campaign.slug}`}>{campaign.title}</a>
            </p>
            <h1>{words.title}</h1>
            <p class="quiet">{words.lead}</p>
          </header>
          <Capacity foresight={foresight} sandbox={sandbox} lang={lang} />
          <System {...given} />
          <Texts {...given} />
          <People {...given} />
        </div>
      </div>
    ),
  })
}

function System({ findings, lang }: CheckPage) {
  const { system } = text(lang).check
  return (
    <section class="stack">
      <h2>{system.title}</h2>
      <ul class="findings">
        {findings.map(finding => {
          const { text: said, todo } = sentence(finding, lang)
          return (
            <li key={finding.what} class={`finding tone-${finding.state}`}>
              <Icon name={finding.state === 'ok' ? 'check' : 'alert'} label={system.states[finding.state]} />
              <div>
                <p>{said}</p>
                {todo && <p class="quiet">{todo}</p>}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type Said = { readonly text: string; readonly todo?: string }

function sentence({ what, state, why, n = 0 }: Finding, lang: Lang): Said {
  const words: Readonly<Record<string, (n: string) => Said>> = text(lang).check.findings[what]
  const word = words[state === 'ok' ? state : (why ?? state)] ?? words[state]
  return word?.(what === 'credit' ? dollars(n, lang) : number(Math.round(n), lang)) ?? { text: '' }
}

function People(given: CheckPage) {
  const { networks, dead, lang } = given
  const words = text(lang).check.people
  return (
    <section class="stack" id="accounts">
      <h2>{words.title}</h2>
      {dead.n === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Note tone="warn">
          <p>{words.dead(dead.n, number(dead.n, lang))}</p>
        </Note>
      )}
      {networks.map(network => (
        <NetworkCheck key={network.name} {...given} network={network} />
      ))}
      {(dead.n > 0 || given.reconnect.last) && <Reconnect {...given} mayWrite={given.organizer.role !== 'viewer'} />}
      {dead.rows.length > 0 && <DeadRows {...given} />}
    </section>
  )
}

function NetworkCheck({ campaign, sandbox, network, lang }: CheckPage & { network: CheckPage['networks'][number] }) {
  const words = text(lang).check.people
  const { accounts, check, checkPrice, label } = network
  const count = number(accounts, lang)
  const price = accounts * checkPrice
  const done = check && check.working + check.reconnect + check.unclear
  return (
    <>
      {check?.finishedAt && (
        <p>
          {words.ended(
            momentExactly(check.finishedAt, campaign.timeZone, lang),
            number(check.working, lang),
            number(check.reconnect, lang),
            check.unclear,
            number(check.unclear, lang),
          )}
        </p>
      )}
      {check && check.finishedAt === null ? (
        <p>
          {words.running(number(done ?? 0, lang), number(check.total, lang))}{' '}
          <a href={`/organize/${campaign.slug}/check#accounts`}>{words.again}</a>
        </p>
      ) : accounts === 0 ? (
        <p class="quiet">{words.nothing(label)}</p>
      ) : (
        <form method="post" action={`/organize/${campaign.slug}/account-check`}>
          <input type="hidden" name="network" value={network.name} />
          <input type="hidden" name="price" value={price.toFixed(2)} />
          <div class="consequence">
            <button type="submit" class="button button-strong">
              {price > 0 ? words.buttonPriced(accounts, count, dollars(price, lang)) : words.button(accounts, count)}
            </button>
            <p>
              {price > 0 ? words.priced(label, dollars(checkPrice, lang)) : sandbox ? words.sandbox : words.free(label)}
            </p>
          </div>
        </form>
      )}
    </>
  )
}

function DeadRows({ campaign, dead, lang }: CheckPage) {
  const words = text(lang).check.people
  const last = dead.rows.at(-1)
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.columns.account}</th>
            <th scope="col">{words.columns.email}</th>
          </tr>
        </thead>
        <tbody>
          {dead.rows.map(row => (
            <tr key={row.id}>
              <td>
                <NetworkMark network={row.network} />{' '}
                <a href={row.profileUrl} rel="noreferrer">
                  @{row.handle}
                </a>
              </td>
              <td class="quiet">{row.email ? words.email.yes : words.email.no}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {last && dead.n > dead.rows.length && (
        <p>
          <a href={`/organize/${campaign.slug}/check?after=${last.id}#accounts`}>{words.more}</a>
        </p>
      )}
    </>
  )
}
