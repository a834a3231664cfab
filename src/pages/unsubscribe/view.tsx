import { type Lang, text } from '../../text/text.ts'
import { page } from '../layout.tsx'

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
