/** A mail before it has a form. Its texts are plain; whoever makes HTML of them escapes them. */
export type MailContent = {
  readonly subject: string
  readonly blocks: readonly Block[]
  /** Why it came. */
  readonly why: string
  /** An entry for calendars, by the name of its file. */
  readonly calendar?: { readonly name: string; readonly content: string }
}

export type Link = { readonly label: string; readonly href: string }

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** The one thing to do: a button, and its address to copy. */
  | ({ readonly kind: 'action' } & Link)
  | ({ readonly kind: 'link' } & Link)
  /** Links that open what is the reader's alone: they never stand without the warning. Loud: as buttons. */
  | { readonly kind: 'secret'; readonly isLoud: boolean; readonly links: readonly Link[] }
  /** Words of somebody else, such as a supporter's own post. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }

export const say = (text: string): Block => ({ kind: 'text', text })
export const quote = (text: string): Block => ({ kind: 'quote', text })

export const secretButton = (label: string, href: string): Block => ({
  kind: 'secret',
  isLoud: true,
  links: [{ label, href }],
})

export const secretLink = (label: string, href: string): Block => ({
  kind: 'secret',
  isLoud: false,
  links: [{ label, href }],
})
