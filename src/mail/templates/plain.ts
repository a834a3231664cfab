import { withPlainSpaces } from '../../text/format.ts'
import { type Lang, text } from '../../text/text.ts'
import type { Around } from './html.tsx'
import type { Block, Link, MailContent } from './template.ts'

/** The same mail for who reads plain text. Links stand on lines of their own, so that none is broken. */
export function plainOf(content: MailContent, { site, wayOut }: Around, lang: Lang): string {
  const { foot } = text(lang).mail
  const parts = [
    ...content.blocks.map(block => plain(block, lang)),
    ['-- ', wrapped(content.why)].join('\n'),
    wrapped(foot.site(site)),
    ...(wayOut ? [named(wayOut)] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

function plain(block: Block, lang: Lang): string {
  switch (block.kind) {
    case 'text':
      return wrapped(block.text)
    case 'action':
    case 'link':
      return named(block)
    case 'secret':
      return [...block.links.map(named), wrapped(text(lang).mail.secret(block.links.length))].join('\n\n')
    case 'quote':
      return block.text.replace(/^/gm, '> ').replace(/ $/gm, '')
    case 'facts':
      return block.rows.map(([name, value]) => wrapped(`${name}: ${value}`)).join('\n')
    default:
      return block satisfies never
  }
}

const named = ({ label, href }: Link) => (label === href ? href : `${wrapped(`${label}:`)}\n${href}`)

/** Lines of 72 at most, as terminals show them. What has no space in it, such as an address, stays whole. */
const wrapped = (words: string) => withPlainSpaces(words.replace(/(?![^\n]{1,72}$)([^\n]{1,72}) /gm, '$1\n'))
