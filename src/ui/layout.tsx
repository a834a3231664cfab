import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { assetPath, textFontPath } from '../http/assets.ts'
import { langs, languageInfo } from '../lib/lang.ts'
import { type Lang, text } from '../text/text.ts'
import { Mark } from './icon.tsx'
import { OrganizationSlot } from './organization-line.tsx'

/** `auto`: as the visitor's system is, like all pages that stand by themselves. */
export const themes = ['light', 'dark', 'auto'] as const
export type Theme = (typeof themes)[number]

export type Page = {
  readonly lang: Lang
  /** Of the browser's tab; the product's name is added. */
  readonly title: string
  readonly description?: string
  /** What stands in <main>: usually one `<div class="column">` (text) or `<div class="wide">`. */
  readonly body: ComponentChildren
  /** Names of files in src/client without `.ts`. Pages work without them. */
  readonly scripts?: readonly string[]
  /** Names of `src/ui/css/<name>.css` beside the main style. */
  readonly styles?: readonly string[]
  /** `foot` leaves out the header: the launch board. `bare` the footer too: what stands in pages of others, or on paper. */
  readonly frame?: 'site' | 'foot' | 'bare'
  /** In place of header and footer: of the sandbox. */
  readonly header?: ComponentChildren
  /** Links at the right of the header. */
  readonly navigation?: ComponentChildren
  /**
   * Of the launch board, which a script keeps fresh: where none runs, it fetches itself again. Seconds.
   * All other pages have <LookAgain>: a browser that fetches of its own takes the page away from who reads it.
   */
  readonly refreshSeconds?: number
  readonly bodyClass?: string
  /** Of what stands in a page of somebody else, which has one of its own. */
  readonly theme?: Theme
  /** Of a page that may be found by searching, without a query: its other languages are named under it. */
  readonly address?: string
  /** What stands in <head> on this page alone. */
  readonly head?: ComponentChildren
}

export const documentStart = '<!doctype html>'

/** A whole HTML document. Everything in `body` is escaped by Preact. */
export function page(given: Page): string {
  return `${documentStart}${render(<Document {...given} />)}`
}

function Document(given: Page) {
  const words = text(given.lang).common
  const theme = given.theme === 'auto' ? undefined : given.theme
  const styles = ['main', ...(theme ? [theme] : []), ...(given.styles ?? [])].map(name => address(`${name}.css`))
  const frame = given.header ? 'bare' : (given.frame ?? 'site')
  const scripts = (given.scripts ?? []).map(name => address(`${name}.js`))
  return (
    <html lang={given.lang} dir={languageInfo(given.lang).dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{given.title === words.product ? words.product : `${given.title} · ${words.product}`}</title>
        {given.description && <meta name="description" content={given.description} />}
        <meta name="color-scheme" content={theme ?? 'light dark'} />
        <link rel="preload" href={textFontPath()} as="font" type="font/woff2" crossorigin="anonymous" />
        {styles.map(href => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {given.head}
        {given.address && <Alternates address={given.address} />}
        <link rel="icon" href={address('icon.svg')} type="image/svg+xml" />
        {scripts.map(src => (
          <script key={src} type="module" src={src} />
        ))}
        {given.refreshSeconds && (
          <noscript>
            <meta http-equiv="refresh" content={String(given.refreshSeconds)} />
          </noscript>
        )}
      </head>
      <body class={given.bodyClass}>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        {given.header}
        {frame === 'site' && <SiteHead lang={given.lang} navigation={given.navigation} />}
        <main id="main" tabIndex={-1}>
          {given.body}
        </main>
        {frame !== 'bare' && (
          <footer class="site-foot">
            <OrganizationSlot lang={given.lang} />
            <p>{words.footer}</p>
            <p>
              <a href="/privacy">{words.privacy}</a>
            </p>
            <LanguageSwitch lang={given.lang} />
          </footer>
        )}
      </body>
    </html>
  )
}

function SiteHead({ lang, navigation }: { readonly lang: Lang; readonly navigation: ComponentChildren }) {
  const words = text(lang).common
  return (
    <header class="site-head">
      <a class="wordmark touch" href="/">
        <Mark />
        {words.product}
      </a>
      {navigation && (
        <nav class="touch-links" aria-label={words.mainNavigation}>
          {navigation}
        </nav>
      )}
    </header>
  )
}

/** The same address in the other languages. What one presses here is remembered: http/language.ts. */
function LanguageSwitch({ lang }: { readonly lang: Lang }) {
  if (langs.length < 2) return null
  return (
    <nav class="cluster languages" aria-label={text(lang).common.languages}>
      {langs.map(one => (
        <a
          key={one}
          href={`?lang=${one}`}
          lang={one}
          hreflang={one}
          rel="nofollow"
          aria-current={one === lang ? 'true' : undefined}
        >
          {languageInfo(one).name}
        </a>
      ))}
    </nav>
  )
}

/** For search engines. Without a word about it, everybody gets the page in the language of their browser. */
function Alternates({ address }: { readonly address: string }) {
  return (
    <>
      {langs.map(lang => (
        <link key={lang} rel="alternate" hreflang={lang} href={`${address}?lang=${lang}`} />
      ))}
      <link rel="alternate" hreflang="x-default" href={address} />
    </>
  )
}

function address(name: string): string {
  const path = assetPath(name)
  if (!path) throw new Error(`no asset is called ${name}`)
  return path
}
