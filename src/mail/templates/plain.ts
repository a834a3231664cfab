import { type Lang, text } from '../../text/text.ts'
import type { Around } from './html.tsx'
import type { Block, MailContent } from './template.ts'

/** The same mail for who reads plain text. Links stand on lines of their own, so that none is broken. */
export function plainOf(content: MailContent, { site, wayOut }: Around, lang: Lang): string {
  const words = text(lang).mail.foot
  const parts = [
    ...content.blocks.map(lines),
    '-- ',
    content.why,
    words.site(site),
    ...(wayOut ? [`${wayOut.label}:\n${wayOut.href}`] : []),
  ]
  return `${parts.join('\n\n').replace('-- \n\n', '-- \n')}\n`
}

function lines(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'action':
    case 'link':
      return block.label === block.href ? block.href : `${block.label}:\n${block.href}`
    case 'quote':
      return block.text.replace(/^/gm, '> ')
    case 'facts':
      return block.rows.map(([name, value]) => `${name}: ${value}`).join('\n')
    default:
      return block satisfies never
  }
}
