import { countedPosts } from '../../../domain/launch/counted-posts.ts'
import { hasSeveralNetworks } from '../../../domain/launch/held.ts'
import type { LaunchStats } from '../../../domain/launch/launch-stats.ts'
import { listedAs } from '../../../domain/ledger/list.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { CountLink } from '../../../ui/count-link.tsx'
import { NetworkMark } from '../../../ui/network-mark.tsx'
import { TableHead } from '../../../ui/table-head.tsx'

type Given = { readonly slug: string; readonly stats: LaunchStats; readonly lang: Lang }

/** How the posts of a launch stand, each figure leading to its posts; a column a network, where there are several. */
export function PostCounts({ slug, stats, lang }: Given) {
  const { posts } = stats
  const words = text(lang).organize.posts
  const list = `/organize/${slug}/deliveries`
  const several = hasSeveralNetworks(stats) ? Object.entries(stats.networks) : []
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      <table class="post-counts">
        {several.length > 0 && (
          <TableHead
            columns={[
              '',
              ...several.map(([network]) => ({
                number: (
                  <a href={`${list}?network=${network}`}>
                    <NetworkMark network={network as NetworkName} named />
                  </a>
                ),
              })),
              { number: words.total },
            ]}
          />
        )}
        <tbody>
          {countedPosts(stats).map(({ kind, n, networks }) => (
            <tr key={kind}>
              <th scope="row">
                <CountLink n={n} href={`${list}?state=${listedAs(kind)}`}>
                  {text(lang).ledger.states[kind]}
                </CountLink>
              </th>
              {several.map(([network]) => (
                <td key={network} class="number">
                  {number(networks[network as NetworkName] ?? 0, lang)}
                </td>
              ))}
              <td class="number">{number(n, lang)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <CountLink n={posts.total} href={list}>
                {words.total}
              </CountLink>
            </th>
            {several.map(([network, counts]) => (
              <td key={network} class="number">
                {number(counts.total, lang)}
              </td>
            ))}
            <td class="number">{number(posts.total, lang)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
