import { dollars, momentExactly, number } from '../../../text/format.ts'
import { text } from '../../../text/text.ts'
import { AutoRefresh } from '../../../ui/auto-refresh.tsx'
import { NetworkMark } from '../../../ui/network-mark.tsx'
import { Note } from '../../../ui/note.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { livesWords } from './lives-words.ts'
import type { CheckPage } from './page.ts'
import { Reconnect } from './reconnect.tsx'

const againSeconds = 3

export const isRunning = ({ networks }: CheckPage) => networks.some(({ check }) => check && check.finishedAt === null)

/** Accounts whose permission works no more, and the check that finds them. */
export function Accounts(given: CheckPage) {
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
      <Lives {...given} />
      {networks.filter(isPromisedOn).map(network => (
        <NetworkCheck key={network.name} {...given} network={network} />
      ))}
      {isRunning(given) && <AutoRefresh seconds={given.wrong.length === 0 ? againSeconds : null} lang={lang} />}
      {(dead.n > 0 || given.reconnect.last) && <Reconnect {...given} mayWrite={given.organizer.role !== 'viewer'} />}
      {dead.rows.length > 0 && <DeadRows {...given} />}
    </section>
  )
}

/** Permissions that end by themselves: that they are renewed, and which of them cannot be. */
function Lives({ lives, lang }: CheckPage) {
  const { networks } = text(lang).common
  return lives.map(({ network, ...one }) => {
    const { renewed, wrong } = livesWords(networks[network], one, lang)
    return wrong.length === 0 ? (
      <p class="quiet">{renewed}</p>
    ) : (
      <Note tone="warn">
        <p>{renewed}</p>
        {wrong.map(sentence => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Note>
    )
  })
}

const isPromisedOn = ({ accounts, check }: CheckPage['networks'][number]) => accounts > 0 || check

function NetworkCheck({ campaign, sandbox, network, lang }: CheckPage & { network: CheckPage['networks'][number] }) {
  const words = text(lang).check.people
  const { accounts, check, checkPrice, label } = network
  const count = number(accounts, lang)
  const price = accounts * checkPrice
  const done = check && check.working + check.reconnect + check.unclear
  return (
    <>
      <CheckEnded campaign={campaign} label={label} check={check} lang={lang} />
      {check && check.finishedAt === null ? (
        <p role="status">{words.running(label, number(done ?? 0, lang), number(check.total, lang))}</p>
      ) : accounts === 0 ? (
        <p class="quiet">{words.nothing(label)}</p>
      ) : (
        <form method="post" action={`/organize/${campaign.slug}/account-check`}>
          <input type="hidden" name="network" value={network.name} />
          <input type="hidden" name="price" value={price.toFixed(2)} />
          <div class="cluster consequence">
            <button type="submit" class="button button-strong">
              {price > 0
                ? words.buttonPriced(label, accounts, count, dollars(price, lang))
                : words.button(label, accounts, count)}
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

type Ended = Pick<CheckPage, 'campaign' | 'lang'> & Pick<CheckPage['networks'][number], 'label' | 'check'>

/** What the last check of a network found; nothing before. */
export function CheckEnded({ campaign, label, check, lang }: Ended) {
  if (!check?.finishedAt) return null
  const { working, reconnect, unclear, finishedAt } = check
  const count = (n: number) => number(n, lang)
  const at = momentExactly(finishedAt, campaign.timeZone, lang)
  const said = [label, at, count(working), reconnect, count(reconnect), unclear, count(unclear)] as const
  return <p>{text(lang).check.people.ended(...said)}</p>
}

function DeadRows({ campaign, dead, lang }: CheckPage) {
  const words = text(lang).check.people
  const last = dead.rows.at(-1)
  return (
    <>
      <table>
        <TableHead columns={[words.columns.account, words.columns.email]} />
        <tbody>
          {dead.rows.map(row => (
            <tr key={row.id}>
              <td>
                <NetworkMark network={row.network} />{' '}
                <a href={row.profileUrl} rel="noreferrer">
                  <bdi>@{row.handle}</bdi>
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
