import type { Advice } from '../../../domain/launch/capacity/advice.ts'
import type { Forecast } from '../../../domain/launch/capacity/forecast.ts'
import type { AppPlan, CapacityPlan, HostPlan, NetworkPlan } from '../../../domain/launch/capacity/plan.ts'
import { readUrl } from '../../../lib/url.ts'
import { dollars, number } from '../../../text/format.ts'
import { networkList } from '../../../text/network-list.ts'
import { type Lang, text } from '../../../text/text.ts'
import { span } from '../../../text/times.ts'
import { Note } from '../../../ui/note.tsx'
import { HostsTable } from '../hosts-table.tsx'

export type CapacityProps = {
  readonly forecast: Forecast
  /** Posts go to the sandbox, which bills nobody. */
  readonly sandbox: boolean
  readonly lang: Lang
}

/** Whether the launch fits the networks' limits, how long it takes, what it costs, and what to change. */
export function Capacity({ forecast, sandbox, lang }: CapacityProps) {
  const words = text(lang).capacity
  const { plan, given, alive, assumed, asItStands } = forecast
  return (
    <section class="stack" id="capacity">
      <h2>{words.title}</h2>
      {plan.posts === 0 ? <p class="quiet">{words.nobody}</p> : <Outlook forecast={forecast} lang={lang} />}
      {alive.senders === 0 ? (
        <Note tone="stop">
          <p>{words.nobodyRuns}</p>
        </Note>
      ) : (
        <details class="disclosure">
          <summary>{words.restsOn}</summary>
          <p class="quiet">
            {words.running(alive.senders, alive.addresses)}{' '}
            {plan.posts > 0 && words.basis(assumed, number(given.senderPostsPerSecond, lang))}
          </p>
          {fits(plan) && <HostTables plan={plan} lang={lang} />}
        </details>
      )}
      <Renewals forecast={forecast} lang={lang} />
      {plan.posts > 0 && <Cost plan={plan} asItStands={asItStands} sandbox={sandbox} lang={lang} />}
    </section>
  )
}

function Outlook({ forecast, lang }: Omit<CapacityProps, 'sandbox'>) {
  const { plan, given, advice, asItStands } = forecast
  const words = text(lang).capacity
  const count = (n: number) => number(n, lang)
  const out = plan.posts - plan.over - plan.unfit
  const last = plan.lastMs === null ? null : span(plan.lastMs, lang)
  const end = span(given.spreadMs + given.retryWindowMs, lang)
  const wrong = [
    ...plan.apps.filter(app => app.over > 0).map(app => overWords(app, lang)),
    ...(plan.hosts.length === 1 && plan.late + plan.unfit > 0 ? plan.hosts.map(one => words.held[one.held]) : []),
    ...(plan.late > 0 ? [words.late(plan.late, count(plan.late))] : []),
    ...(plan.unfit > 0 ? [words.unfit(plan.unfit, count(plan.unfit), end)] : []),
  ]
  return (
    <>
      <p class="lead">
        {last === null
          ? words.nothingLeaves
          : given.spreadMs > 0
            ? words.leavesOver(out, count(out), span(given.spreadMs, lang), last)
            : words.leaves(out, count(out), last)}
      </p>
      {asItStands && <p>{asItStandsWords(asItStands, lang)}</p>}
      {wrong.length > 0 && (
        <Note tone={plan.unfit + plan.over > 0 ? 'stop' : 'warn'}>
          {wrong.map(sentence => (
            <p key={sentence}>{sentence}</p>
          ))}
          {advice && <Changes advice={advice} lang={lang} />}
        </Note>
      )}
      {wrong.length > 0 && <HostTables plan={plan} lang={lang} />}
    </>
  )
}

/** Network by network and server by server: in the open where something does not fit, else behind what the outlook rests on. */
function HostTables({ plan, lang }: { readonly plan: CapacityPlan; readonly lang: Lang }) {
  return (
    <>
      {plan.networks.length > 1 && plan.hosts.length > plan.networks.length && (
        <HostTable rows={plan.networks.map(one => ({ ...one, host: hostsWords(one, lang) }))} lang={lang} />
      )}
      {plan.hosts.length > 1 && <Hosts hosts={plan.hosts} lang={lang} />}
    </>
  )
}

const fits = ({ late, unfit, over }: CapacityPlan) => late + unfit + over === 0

/** What is said above is of everybody; this of those who would go if it were decided now. */
function asItStandsWords({ posts, over, unfit, lastMs }: CapacityPlan, lang: Lang): string {
  const words = text(lang).capacity.conditions
  const out = posts - over - unfit
  return words.capacity(out, number(out, lang), lastMs === null ? null : span(lastMs, lang))
}

function overWords({ network, over, limit, used }: AppPlan, lang: Lang): string {
  const count = (n: number) => number(n, lang)
  const { networks } = text(lang).common
  const hours = count(Math.round(limit.ms / 3_600_000))
  return text(lang).capacity.over(networks[network], over, count(over), count(limit.posts), used, count(used), hours)
}

function Changes({ advice, lang }: { readonly advice: Advice; readonly lang: Lang }) {
  const words = text(lang).capacity
  const { senders, addresses, spreadMs, inTime } = advice
  return (
    <>
      <p>{words.change}</p>
      <ul class="bullets">
        {senders !== null && <li>{words.senders(senders)}</li>}
        {addresses !== null && addresses !== senders && <li>{words.addresses(addresses)}</li>}
        {spreadMs !== null && <li>{words.spread(span(spreadMs, lang))}</li>}
        <li>{words.fewer(number(inTime, lang))}</li>
      </ul>
    </>
  )
}

/** The slowest hosts first; what a campaign with thousands of them needs is on the first lines. */
const hostsShown = 12

function Hosts({ hosts, lang }: { readonly hosts: readonly HostPlan[]; readonly lang: Lang }) {
  const slowest = [...hosts].sort((a, b) => b.unfit - a.unfit || (b.lastMs ?? 0) - (a.lastMs ?? 0))
  return <HostTable rows={slowest.slice(0, hostsShown)} lang={lang} />
}

function hostsWords({ hosts }: NetworkPlan, lang: Lang): string {
  return text(lang).capacity.hosts(hosts, number(hosts, lang))
}

type HostTableProps = { readonly rows: readonly Omit<HostPlan, 'firstMs'>[]; readonly lang: Lang }

function HostTable({ rows, lang }: HostTableProps) {
  const { columns, after, held } = text(lang).capacity
  return (
    <HostsTable
      columns={[columns.host, columns.posts, columns.last, columns.late, columns.unfit]}
      rows={rows.map(({ network, host, posts, lastMs, late, unfit, over, held: by }) => ({
        network,
        host,
        note: held[by],
        cells: [
          number(posts, lang),
          lastMs === null ? '' : after(span(lastMs, lang)),
          number(late, lang),
          number(unfit + over, lang),
        ],
      }))}
    />
  )
}

/** Servers shown; the rest have fewer accounts. */
const serversShown = 3

/** Whether the permissions that end by themselves can all be renewed before the launch. */
function Renewals({ forecast, lang }: Omit<CapacityProps, 'sandbox'>) {
  const words = text(lang).capacity.renewals
  const count = (n: number) => number(n, lang)
  return forecast.renewals.slice(0, serversShown).map(({ network, server, accounts, others, fits }) => {
    const name = text(lang).common.networks[network]
    const said = words.needed(name, hostOf(server), accounts, count(accounts), count(fits))
    const over = accounts + others - fits
    if (over <= 0) return <p class="quiet">{said}</p>
    return (
      <Note tone="warn">
        <p>
          {said} {others > 0 && words.others(others, count(others))}
        </p>
        <p>{words.over(over, count(over))}</p>
      </Note>
    )
  })
}

const hostOf = (server: string) => readUrl(server)?.host ?? server

type CostProps = Pick<CapacityProps, 'sandbox' | 'lang'> & Pick<Forecast, 'plan' | 'asItStands'>

function Cost({ plan, asItStands, sandbox, lang }: CostProps) {
  const { cost } = text(lang).capacity
  const billed = plan.networks.filter(one => one.dollars > 0).map(one => one.network)
  const free = plan.networks.map(one => one.network).filter(name => !billed.includes(name))
  const about = dollars(plan.dollars, lang)
  return (
    <dl class="facts">
      <div>
        <dt>{cost.label}</dt>
        <dd>
          {plan.dollars === 0 ? cost.none : sandbox ? cost.sandbox(about) : <strong>{cost.about(about)}</strong>}
          {asItStands && asItStands.dollars < plan.dollars && (
            <> {text(lang).capacity.conditions.cost(dollars(asItStands.dollars, lang))}</>
          )}
          {plan.dollars > 0 && free.length > 0 && ` ${cost.free(networkList(free, lang))}`}
          {plan.dollars > 0 && !sandbox && <span class="quiet"> {cost.explained(networkList(billed, lang))}</span>}
        </dd>
      </div>
    </dl>
  )
}
