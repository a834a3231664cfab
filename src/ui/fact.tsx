import type { ComponentChildren } from 'preact'

/** One of a list `dl.facts`. */
export const Fact = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)
