import { Icon } from '../../ui/icon.tsx'

type List = { readonly title: string; readonly mark: 'check' | 'cross'; readonly lines: readonly string[] }

/** What happens beside what does not, or what goes beside what stays. */
export const Promises = ({ lists }: { readonly lists: readonly List[] }) => (
  <div class="promises">
    {lists.map(({ title, mark, lines }) => (
      <section key={title}>
        <h2 class="small-head">{title}</h2>
        <ul>
          {lines.map(line => (
            <li key={line}>
              <Icon name={mark} />
              {line}
            </li>
          ))}
        </ul>
      </section>
    ))}
  </div>
)
