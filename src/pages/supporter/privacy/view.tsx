import type { ComponentChildren } from 'preact'
import type { Organization } from '../../../domain/organizer/organization.ts'
import type { NetworkName } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { page } from '../../../ui/layout.tsx'
import { MailLink } from '../../../ui/mail-link.tsx'

type Spans = Parameters<ReturnType<typeof text>['privacy']['short']['lines']>[0]

export type PrivacyPage = {
  readonly lang: Lang
  /** Of this site, as people know it. */
  readonly host: string
  readonly address: string
  /** Those that people can connect here. */
  readonly networks: readonly NetworkName[]
  readonly spans: Spans
  /** Who runs this site; null while nobody has said. */
  readonly organization: Organization | null
}

/** `/privacy`: what is kept, where, how long, who sees it, and how to take it back. */
export function privacyView({ lang, host, address, spans, networks: given, organization }: PrivacyPage): string {
  const words = text(lang).privacy
  const { law, kept, seen, counted, cookies, networks, rights } = words
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
        <Part id="who" title={words.who.title}>
          <Controller organization={organization} host={host} lang={lang} />
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
        <Part id="law" title={law.title}>
          <Lines lines={[...law.lines, ...given.map(name => law.abroad[name])]} />
        </Part>
        <Part id="erase" title={rights.title}>
          <p>{rights.law}</p>
          <Lines lines={rights.lines} />
          <p>{law.complaint(organization?.authority ?? '')}</p>
          <p>
            {rights.lost} <a href="/lost-link">{rights.lostLink}</a>
          </p>
        </Part>
      </article>
    ),
  })
}

type ControllerProps = Pick<PrivacyPage, 'organization' | 'host' | 'lang'>

/** As it was entered; what was not is left out or says so. */
function Controller({ organization, host, lang }: ControllerProps) {
  const { who } = text(lang).privacy
  if (!organization) return <p>{who.none}</p>
  const { name, contact, postal, site, imprint, dataProtection, hosting } = organization
  return (
    <>
      <p>
        {who.lead(host)} <strong>{name}</strong>
      </p>
      <dl class="controller">
        {postal && <Row name={who.postal}>{postal}</Row>}
        <Row name={who.contact}>
          <MailLink address={contact} />
        </Row>
        {site && (
          <Row name={who.site}>
            <a href={site}>{site}</a>
          </Row>
        )}
        {imprint && (
          <Row name={who.imprint}>
            <a href={imprint}>{imprint}</a>
          </Row>
        )}
        {dataProtection && <Row name={who.dataProtection}>{dataProtection}</Row>}
        <Row name={who.hosting}>{hosting || who.noHosting}</Row>
      </dl>
      <p>{who.campaigns}</p>
    </>
  )
}

const Row = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

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
