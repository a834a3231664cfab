import { type Lang, text } from '../../../text/text.ts'
import { page } from '../../../ui/layout.tsx'

export type UnsubscribePage = {
  readonly lang: Lang
  readonly path: string
  readonly campaign: string
  readonly done: boolean
}

export function unsubscribeView({ lang, path, campaign, done }: UnsubscribePage): string {
  const words = text(lang).unsubscribe
  const { title, lead } = done ? words.done : words
  return page({
    lang,
    title,
    body: (
      <div class="column stack">
        <h1>{title}</h1>
        <p class="lead">{lead(campaign)}</p>
        {!done && (
          <form method="post" action={path}>
            <button type="submit" class="button">
              {words.button}
            </button>
          </form>
        )}
      </div>
    ),
  })
}

/** The same, of all mail from here; it can be taken back. */
export function noMailView({ lang, path, done }: Omit<UnsubscribePage, 'campaign'>): string {
  const words = text(lang).unsubscribe.all
  const { title, lead, button } = done ? words.done : words
  return page({
    lang,
    title,
    body: (
      <div class="column stack">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <form method="post" action={path}>
          {done && <input type="hidden" name="again" value="yes" />}
          <button type="submit" class={done ? 'button' : 'button button-strong'}>
            {button}
          </button>
        </form>
      </div>
    ),
  })
}
