import type { ComponentChildren } from 'preact'

type Props = {
  /** What the table is, for those who come to it with the keys. */
  readonly label: string
  readonly class?: string
  readonly children: ComponentChildren
}

/** A table that may be wider than the window: who has no mouse scrolls it with the keys. */
export const TableScroll = ({ label, class: more, children }: Props) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls, and a section would be one more landmark.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keys cannot scroll.
  <div class={more ? `table-scroll ${more}` : 'table-scroll'} role="group" aria-label={label} tabIndex={0}>
    {children}
  </div>
)
