import type { ComponentChildren } from 'preact'
import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import { tenseOf } from '../../../domain/launch/status.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import type { Wrong } from '../../../ui/form.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { ShareRow } from '../../../ui/share-row.tsx'
import { campaignPage } from '../../campaign/manage/frame.tsx'
import { Channels, type ShownChannel } from '../channels/view.tsx'
import { cardHeight, frameCode, linkCode } from '../embed/code.ts'
import { pictureSize } from '../picture/picture.ts'

type Links = {
  readonly shared: string
  readonly print: string
  /** What is shared with the first one. */
  readonly passed: string
}

export type KitPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly now: number
  /** Of the campaign's page. */
  readonly address: string
  readonly channels: readonly ShownChannel[]
  /** What stands in the form for another named link. */
  readonly name: string
  readonly wrong: readonly Wrong[]
  /** How often the card was opened elsewhere, by the host it stood on, the most first. */
  readonly openings: readonly { readonly site: string; readonly count: number }[]
  /** Short links: one to share, one to print. Null while the campaign is not public. */
  readonly links: Links | null
}

/** `/organize/:slug/kit`: what carries the campaign elsewhere, each as it looks and ready to be taken. */
export function kitView(given: KitPage): string {
  const { lang, links } = given
  const words = text(lang).share.kit
  return campaignPage(given, {
    here: 'share',
    title: words.title,
    scripts: ['supporter'],
    styles: ['share'],
    wrong: given.wrong,
    lead: <p class="lead">{links ? words.lead : words.stillDraft}</p>,
    body: links && <Parts {...given} links={links} />,
  })
}

function Parts(given: KitPage & { readonly links: Links }) {
  const { campaign, address, links, openings, lang } = given
  const all = text(lang).share
  const words = all.kit
  const path = `/c/${campaign.slug}`
  const card = { src: `${address}/embed`, title: campaign.title, height: cardHeight(campaign) }
  const alt = all.pictureAlt(campaign.title, campaign.organization)
  return (
    <>
      <Part title={words.link} told={words.linkText}>
        <p>
          <a href={links.shared}>{links.shared}</a>
        </p>
        <ShareRow shared={links.passed} path={`${path}/share/0`} lang={lang} />
      </Part>
      <Channels {...given} />
      <Part
        title={words.picture}
        told={tenseOf(campaign.launch, given.now) === 'over' ? words.pictureOver : words.pictureText}
      >
        <img class="kit-picture" src={`${path}/share.png`} {...pictureSize} alt={alt} />
        <p>
          <a href={`${path}/share.png`} download={`${campaign.slug}.png`}>
            {words.pictureFile}
          </a>
        </p>
      </Part>
      <Part title={words.card} told={words.cardText}>
        <iframe class="kit-frame" src={`${path}/embed`} title={words.cardPreview} height={card.height} />
        <Code code={frameCode(card)} lang={lang} />
        <p class="hint">{words.cardTheme}</p>
        <Openings openings={openings} lang={lang} />
      </Part>
      <Part title={words.button}>
        <p>
          <a href={links.shared}>{campaign.title}</a>
        </p>
        <Code code={linkCode(links.shared, campaign.title)} lang={lang} />
      </Part>
      <Part title={words.poster} told={words.posterText}>
        <img class="kit-qr" src={`${path}/qr.svg`} width={160} height={160} alt={words.qr(links.print)} />
        <p class="actions">
          <a class="button" href={`${path}/poster`}>
            {words.posterPage}
          </a>
          <a href={`${path}/qr.svg`} download={`${campaign.slug}-code.svg`}>
            {words.svg}
          </a>
          <a href={`${path}/qr.png`} download={`${campaign.slug}-code.png`}>
            {words.png}
          </a>
        </p>
      </Part>
    </>
  )
}

const shownSites = 8

/** Where the card stands, as far as browsers tell. */
function Openings({ openings, lang }: Pick<KitPage, 'openings' | 'lang'>) {
  const words = text(lang).share.kit.openings
  const sum = (rows: KitPage['openings']) => rows.reduce((all, row) => all + row.count, 0)
  const [all, others] = [sum(openings), sum(openings.slice(shownSites))]
  if (all === 0) return <p class="quiet">{words.none}</p>
  return (
    <div class="stack-tight">
      <p>{words.all(all, number(all, lang))}</p>
      <ul class="kit-sites">
        {openings.slice(0, shownSites).map(({ site, count }) => (
          <li key={site}>
            <span>{site || words.untold}</span> <span class="figure">{number(count, lang)}</span>
          </li>
        ))}
        {others > 0 && (
          <li>
            <span>{words.others}</span> <span class="figure">{number(others, lang)}</span>
          </li>
        )}
      </ul>
    </div>
  )
}

type PartGiven = { readonly title: string; readonly told?: string; readonly children: ComponentChildren }

const Part = ({ title, told, children }: PartGiven) => (
  <section class="stack">
    <h2 class="section-label">{title}</h2>
    {told && <p>{told}</p>}
    {children}
  </section>
)

function Code({ code, lang }: { readonly code: string; readonly lang: Lang }) {
  const words = text(lang).share
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre class="kit-code" tabIndex={0}>
        <code>{code}</code>
      </pre>
      <p>
        <button type="button" class="button" data-copy={code} data-copied={words.copied} hidden>
          <Icon name="link" />
          <span>{words.kit.copyCode}</span>
        </button>
      </p>
    </>
  )
}
