import type { ComponentChildren } from 'preact'

type Head = {
  readonly back: { readonly href: string; readonly title: string }
  readonly title: string
  readonly links: ComponentChildren
  readonly children: ComponentChildren
}

/** The head of a list of people: the way back, its name, what it is for, and beside them where else it leads. */
export const ListHead = ({ back, title, links, children }: Head) => (
  <header class="cluster page-head touch-links">
    <div class="stack-tight">
      <p>
        <a href={back.href}>
          <bdi>{back.title}</bdi>
        </a>
      </p>
      <h1>{title}</h1>
      {children}
    </div>
    {links && <p class="actions">{links}</p>}
  </header>
)

export const Sums = ({ rows }: { readonly rows: readonly (readonly [name: string, value: string])[] }) => (
  <dl class="key-facts supporters-sums">
    {rows.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd class="figure">{value}</dd>
      </div>
    ))}
  </dl>
)
