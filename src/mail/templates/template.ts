/** A mail before it has a form. Its texts are plain; whoever makes HTML of them escapes them. */
export type MailContent = {
  readonly subject: string
  readonly blocks: readonly Block[]
  /** Why it came. */
  readonly why: string
  /** An entry for calendars, by the name of its file. */
  readonly calendar?: { readonly name: string; readonly content: string }
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** The one thing to do: a button, and its address to copy. */
  | { readonly kind: 'action'; readonly label: string; readonly href: string }
  | { readonly kind: 'link'; readonly label: string; readonly href: string }
  /** Words of somebody else, such as a supporter's own post. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }

export const say = (text: string): Block => ({ kind: 'text', text })
