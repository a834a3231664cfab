import { render } from 'preact-render-to-string'
import { languageInfo } from '../../lib/lang.ts'
import { type Lang, text } from '../../text/text.ts'
import { mailCss } from './css.ts'
import type { Block, Link, MailContent } from './template.ts'

/** What stands around every mail. */
export type Around = {
  /** In whose name it is written. */
  readonly asker: string
  readonly site: string
  readonly wayOut: { readonly href: string; readonly label: string } | null
}

/** The mail as a page of its own: no script, nothing loaded from anywhere, nothing that tells whether it was read. */
export function htmlOf(content: MailContent, around: Around, lang: Lang): string {
  return `<!doctype html>${render(<Sheet content={content} around={around} lang={lang} />)}`
}

function Sheet({
  content,
  around,
  lang,
}: {
  readonly content: MailContent
  readonly around: Around
  readonly lang: Lang
}) {
  const words = text(lang)
  return (
    <html lang={lang} dir={languageInfo(lang).dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{content.subject}</title>
        <style dangerouslySetInnerHTML={{ __html: mailCss }} />
      </head>
      <body>
        <div class="sheet">
          <p class="asker">{around.asker}</p>
          <h1>{content.subject}</h1>
          {content.blocks.map((block, n) => (
            <Piece key={n} block={block} lang={lang} />
          ))}
          <div class="foot">
            <p>{content.why}</p>
            <p>{words.mail.foot.site(around.site)}</p>
            {around.wayOut && (
              <p>
                <a href={around.wayOut.href}>{around.wayOut.label}</a>
              </p>
            )}
          </div>
        </div>
      </body>
    </html>
  )
}

/** One block of a mail. The preview of an update shows it too. */
export function Piece({ block, lang }: { readonly block: Block; readonly lang: Lang }) {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>
    case 'action':
      return <Named {...block} isLoud />
    case 'link':
      return <Named {...block} />
    case 'secret':
      return (
        <>
          {block.links.map(link => (
            <Named key={link.href} {...link} isLoud={block.isLoud} />
          ))}
          <p class="quiet">{text(lang).mail.secret(block.links.length)}</p>
        </>
      )
    case 'quote':
      return <blockquote>{block.text}</blockquote>
    case 'facts':
      return (
        <table>
          {block.rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </table>
      )
    default:
      return block satisfies never
  }
}

const Named = ({ label, href, isLoud = false }: Link & { readonly isLoud?: boolean }) => (
  <p>
    <a class={isLoud ? 'button' : undefined} href={href}>
      {label}
    </a>
  </p>
)
