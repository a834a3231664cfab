import type { Definition, Nodes, Root, RootContent } from 'mdast'
import type { ComponentChildren, VNode } from 'preact'
import { readMarkdown } from '../lib/markdown.ts'
import { readUrl } from '../lib/url.ts'

/** Headings of a text stand below those of its page. */
const headingsBelow = 2
const schemes = /^(https?:\/\/|mailto:|tel:)/i
const address = /(https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]])/

/**
 * CommonMark as nodes of Preact, so that there is no way to HTML but its own: raw HTML is shown as the text it is, a
 * picture as its description, and only links of the web, of mail and of telephones are links. A tangle of marks is shown
 * as it was typed.
 */
export function Markdown({ source }: { readonly source: string }) {
  const root = readMarkdown(source)
  if (!root) return <>{source.split(/\n{2,}/).map(asTyped)}</>
  return <>{inside(root, definitionsOf(root))}</>
}

const asTyped = (words: string, key: number) => <p key={key}>{words}</p>

type Definitions = ReadonlyMap<string, Definition>
const definitionsOf = ({ children }: Root): Definitions =>
  new Map(children.flatMap(node => (node.type === 'definition' ? [[node.identifier, node] as const] : [])))

const inside = ({ children }: { children: readonly RootContent[] }, all: Definitions): ComponentChildren =>
  children.map((node, n) => element(node, n, all))

function element(node: Nodes, key: number, all: Definitions): ComponentChildren {
  switch (node.type) {
    case 'text':
      return addresses(node.value)
    case 'html':
      return node.value
    case 'image':
    case 'imageReference':
      return node.alt ?? ''
    case 'paragraph':
      return <p key={key}>{inside(node, all)}</p>
    case 'heading':
      return heading(Math.min(6, node.depth + headingsBelow), key, inside(node, all))
    case 'emphasis':
      return <em key={key}>{inside(node, all)}</em>
    case 'strong':
      return <strong key={key}>{inside(node, all)}</strong>
    case 'blockquote':
      return <blockquote key={key}>{inside(node, all)}</blockquote>
    case 'list':
      return node.ordered ? (
        <ol key={key} start={node.start ?? 1}>
          {inside(node, all)}
        </ol>
      ) : (
        <ul key={key}>{inside(node, all)}</ul>
      )
    case 'listItem':
      return <li key={key}>{inside(node, all)}</li>
    case 'link':
      return link(node.url, inside(node, all), key)
    case 'linkReference':
      return link(all.get(node.identifier)?.url ?? '', inside(node, all), key)
    case 'inlineCode':
      return <code key={key}>{node.value}</code>
    case 'code':
      return (
        <pre key={key}>
          <code>{node.value}</code>
        </pre>
      )
    case 'break':
      return <br key={key} />
    case 'thematicBreak':
      return <hr key={key} />
    default:
      return null
  }
}

function heading(level: number, key: number, children: ComponentChildren): VNode {
  const Heading = `h${level}` as 'h3' | 'h4' | 'h5' | 'h6'
  return <Heading key={key}>{children}</Heading>
}

function link(href: string, children: ComponentChildren, key: number): ComponentChildren {
  if (!schemes.test(href) || !readUrl(href)) return children
  return (
    <a key={key} href={href} rel="noopener">
      {children}
    </a>
  )
}

/** An address of the web that stands in a text is a link too: people paste them bare. */
const addresses = (words: string): ComponentChildren =>
  words.split(address).map((piece, n) => (n % 2 === 1 ? link(piece, piece, n) : piece))
