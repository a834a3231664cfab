import type { Campaign } from '../../../domain/campaign/campaign.ts'
import { closesAt } from '../../../domain/launch/launch.ts'
import type { Delivery } from '../../../domain/ledger/read.ts'
import type { ErasureCase } from '../../../domain/pledge/receipt.ts'
import { moment } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { langAttributes } from '../../../ui/lang-attributes.ts'
import { page } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/note.tsx'
import { PrivacyLink } from '../../../ui/privacy-link.tsx'
import { DeleteIt } from '../receipt/actions.tsx'
import type { NamedNetwork } from '../receipt/own-network.ts'
import { ErasedAndKept, keptLines } from './erased-view.tsx'

type ErasurePage = {
  readonly lang: Lang
  readonly campaign: Campaign
  readonly network: NamedNetwork
  readonly path: string
  readonly which: ErasureCase
  readonly delivery: Delivery | null
  readonly posted: boolean
  readonly deletable: boolean
  readonly otherPledge: boolean
}

/** What erasing means here, before it is done. */
export function erasureView(given: ErasurePage): string {
  const { lang, campaign, network, path, which } = given
  const words = text(lang).erasure
  const n = network.label
  return page({
    lang,
    title: words.title,
    body: (
      <div class="column connect receipt stack">
        <header class="stack-tight">
          <p class="steps">
            <a href={path}>{text(lang).receipt.title}</a>
            <span class="quiet" {...langAttributes(campaign, lang)}>
              {campaign.title}
            </span>
          </p>
          <h1>{words.title}</h1>
          <p class="lead">{lead(given)}</p>
        </header>
        {which === 'out' && (given.deletable || !network.removes) && (
          <Note>
            <p>{given.deletable ? words.first(n) : words.firstThere(n)}</p>
            <DeleteIt {...given} />
          </Note>
        )}
        {given.otherPledge && (
          <Note>
            <p>{words.otherPledge}</p>
          </Note>
        )}
        <ErasedAndKept
          erased={{ title: words.what, lines: words.erased(n) }}
          kept={{ title: words.kept, lines: keptLines(lang, given.posted) }}
        />
        <PrivacyLink lang={lang} />
        <form method="post" action={`${path}/erasure`} class="stack-tight">
          <button type="submit" class="button button-strong">
            {which === 'on-its-way' ? words.button.later : words.button.now}
          </button>
          <p class="quiet">{words.noWayBack}</p>
        </form>
        <p class="actions">
          <a href={path}>{words.back}</a>
        </p>
      </div>
    ),
  })
}

function lead({ lang, campaign, network, which }: ErasurePage): string {
  const words = text(lang).erasure.lead
  switch (which) {
    case 'on-its-way':
      return words[which](moment(closesAt(campaign.launch), campaign.timeZone, lang))
    case 'out':
    case 'unclear':
      return words[which](network.label)
    default:
      return words[which]
  }
}
