import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { channelNameLength } from '../../../domain/share/channels.ts'
import { number } from '../../../text/format.ts'
import { type Lang, text } from '../../../text/text.ts'
import { InputField, type Wrong } from '../../../ui/form.tsx'
import { Icon } from '../../../ui/icon.tsx'

/** A named link with what came of it. */
export type ShownChannel = {
  readonly id: number
  readonly name: string
  readonly isRetired: boolean
  readonly link: string
  readonly visits: number
  readonly supporters: number
}

type Given = {
  readonly lang: Lang
  readonly campaign: OwnCampaign
  readonly organizer: Pick<Organizer, 'role'>
  readonly channels: readonly ShownChannel[]
  /** What stands in the form. */
  readonly name: string
  readonly wrong: readonly Wrong[]
}

/** Named links: each with its code, its figures, and the way to make another. */
export function Channels({ lang, campaign, organizer, channels, name, wrong }: Given) {
  const words = text(lang).share.channels
  const path = `/organize/${campaign.slug}/channels`
  const mayEdit = organizer.role !== 'viewer'
  return (
    <section class="stack" id="channels">
      <h2 class="section-label">{words.title}</h2>
      <p>{words.lead}</p>
      {channels.length > 0 && (
        <ul class="channels">
          {channels.map(one => (
            <Row key={one.id} channel={one} path={path} slug={campaign.slug} mayEdit={mayEdit} lang={lang} />
          ))}
        </ul>
      )}
      {mayEdit && (
        <form method="post" action={path} class="stack">
          <InputField
            name="name"
            label={words.name}
            hint={words.nameHint}
            wrong={wrong}
            value={name}
            required
            maxLength={channelNameLength}
          />
          <button type="submit" class="button">
            {words.button}
          </button>
        </form>
      )}
    </section>
  )
}

type RowProps = {
  readonly channel: ShownChannel
  readonly path: string
  readonly slug: string
  readonly mayEdit: boolean
  readonly lang: Lang
}

function Row({ channel, path, slug, mayEdit, lang }: RowProps) {
  const { id, name, isRetired, link, visits, supporters } = channel
  const { channels: words, copied } = text(lang).share
  return (
    <li>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        <span class="quiet">{isRetired ? words.retired : link}</span>
      </p>
      <p>
        {words.visits(visits, number(visits, lang))} · {words.supporters(supporters, number(supporters, lang))}
      </p>
      {!isRetired && (
        <div class="actions">
          <button
            type="button"
            class="button"
            data-copy={link}
            data-copied={copied}
            aria-label={words.copyOf(name)}
            hidden
          >
            <Icon name="link" />
            <span>{words.copy}</span>
          </button>
          {(['svg', 'png'] as const).map(kind => (
            <a
              key={kind}
              href={`${path}/${id}/qr.${kind}`}
              download={`${slug}-${id}.${kind}`}
              aria-label={words.codeOf[kind](name)}
            >
              {words.code[kind]}
            </a>
          ))}
          {mayEdit && (
            <form method="post" action={`${path}/${id}/retirement`}>
              <button type="submit" class="button-plain" aria-label={words.retireOf(name)}>
                {words.retire}
              </button>
            </form>
          )}
        </div>
      )}
    </li>
  )
}
