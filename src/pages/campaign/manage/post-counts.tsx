import { hasSeveralNetworks } from '../../../domain/launch/held.ts'
import type { LaunchStats } from '../../../domain/launch/launch-stats.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { NetworkMark } from '../../../ui/network-mark.tsx'

type Given = { readonly slug: string; readonly stats: LaunchStats; readonly lang: Lang }

const rows = ['posted', 'pending', 'refused', 'unknown', 'stopped', 'withdrawn', 'missed'] as const

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
          <thead>
            <tr>
              <td />
              {several.map(([network]) => (
                <th key={network} scope="col" class="number">
                  <a href={`${list}?network=${network}`}>
                    <NetworkMark network={network as NetworkName} named />
                  </a>
                </th>
              ))}
              <th scope="col" class="number">
                {words.total}
              </th>
            </tr>
          </thead>
        )}
        <tbody>
          {rows
            .filter(row => posts[row] > 0 || row === 'posted')
            .map(row => (
              <tr key={row}>
                <th scope="row">
                  <a href={`${list}?state=${row}`}>{words.rows[row]}</a>
                </th>
                {several.map(([network, counts]) => (
                  <td key={network} class="number">
                    {number(counts[row], lang)}
                  </td>
                ))}
                <td class="number">{number(posts[row], lang)}</td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <a href={list}>{words.total}</a>
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
