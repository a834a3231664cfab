import type { ComponentChildren } from 'preact'
import type { NetworkName } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { page } from '../../../ui/layout.tsx'

type Spans = Parameters<ReturnType<typeof text>['privacy']['short']['lines']>[0]

export type PrivacyPage = {
  readonly lang: Lang
  /** Of this site, as people know it. */
  readonly host: string
  readonly address: string
  /** Those that people can connect here. */
  readonly networks: readonly NetworkName[]
  readonly spans: Spans
}

/** `/privacy`: what is kept, where, how long, who sees it, and how to take it back. */
export function privacyView({ lang, host, address, spans, networks: given }: PrivacyPage): string {
  const words = text(lang).privacy
  const { kept, seen, counted, cookies, networks, rights } = words
  const of: Readonly<Partial<Record<NetworkName, string>>> = networks.of
  return page({
    lang,
    title: words.title,
    description: words.lead,
    address,
    body: (
      <article class="column privacy">
        <header class="stack-tight">
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
        </header>
        <Part id="short" title={words.short.title}>
          <Lines lines={words.short.lines(spans)} />
        </Part>
        <Part id="kept" title={kept.title}>
          <p>{kept.lead(host)}</p>
          <Kept rows={kept.rows(spans)} why={words.columns.why} until={words.columns.until} />
        </Part>
        <Part id="seen" title={seen.title}>
          <Lines lines={seen.lines} />
        </Part>
        <Part id="counted" title={counted.title}>
          <p>{counted.lead}</p>
          <Lines lines={counted.lines} />
          <p>{counted.limits(host)}</p>
        </Part>
        <Part id="cookies" title={cookies.title}>
          <p>{cookies.lead}</p>
          <Kept rows={cookies.rows(spans)} why={cookies.names.why} until={cookies.names.until} />
          <p class="quiet">{cookies.rest}</p>
        </Part>
        <Part id="networks" title={networks.title}>
          <Lines lines={[...networks.lines, ...given.flatMap(name => of[name] ?? [])]} />
        </Part>
        <Part id="erase" title={rights.title}>
          <Lines lines={rights.lines} />
          <p>
            {rights.lost} <a href="/lost-link">{rights.lostLink}</a>
          </p>
        </Part>
      </article>
    ),
  })
}

type PartProps = { readonly id: string; readonly title: string; readonly children: ComponentChildren }

const Part = ({ id, title, children }: PartProps) => (
  <section class="stack-tight" aria-labelledby={id}>
    <h2 id={id} class="section-label">
      {title}
    </h2>
    {children}
  </section>
)

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul class="told-lines bullets">
    {lines.map(line => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

type KeptProps = {
  readonly rows: readonly (readonly [string, string, string])[]
  readonly why: string
  readonly until: string
}

/** What, with its reason and its end below it: three columns would be too narrow on a phone. */
const Kept = ({ rows, why, until }: KeptProps) => (
  <ul class="kept-list">
    {rows.map(([what, reason, end]) => (
      <li key={what}>
        <h3>{what}</h3>
        <dl>
          <dt>{why}</dt>
          <dd>{reason}</dd>
          <dt>{until}</dt>
          <dd>{end}</dd>
        </dl>
      </li>
    ))}
  </ul>
)
