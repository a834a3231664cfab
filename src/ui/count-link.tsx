import type { ComponentChildren } from 'preact'

type Given = { readonly n: number; readonly href: string; readonly children: ComponentChildren }

/** A count that leads to what it counts; of nothing there is nothing to lead to. */
export const CountLink = ({ n, href, children }: Given) =>
  n === 0 ? <span>{children}</span> : <a href={href}>{children}</a>
