import type { ComponentChildren } from 'preact'
import type { Organizer } from '../../domain/organizer/organizer.ts'
import { type Lang, text } from '../../text/text.ts'
import { page } from '../../ui/layout.tsx'

type Frame = {
  readonly lang: Lang
  readonly title: string
  readonly organizer: Pick<Organizer, 'name'>
  readonly body: ComponentChildren
  readonly scripts?: readonly string[]
  /** Beside that of the organizer's side. */
  readonly styles?: readonly string[]
}

/** Every page of the organizer's side: who is signed in, the way to the list, the way out. */
export function organizerPage({ lang, title, organizer, body, scripts, styles = [] }: Frame): string {
  const words = text(lang).organize.navigation
  return page({
    lang,
    title,
    styles: ['organize', ...styles],
    scripts,
    navigation: (
      <>
        <a href="/organize">{words.campaigns}</a>
        <a href="/organize/people">{words.people}</a>
        <a href="/organize/me">
          <bdi class="who">{organizer.name}</bdi>
          <span class="who-short">{words.you}</span>
        </a>
        <form method="post" action="/organize/sign-out">
          <button type="submit" class="button-plain">
            {words.signOut}
          </button>
        </form>
      </>
    ),
    body,
  })
}
