import { chooseAgain } from '../../../http/return-to.ts'
import { type Lang, text } from '../../../text/text.ts'
import { page } from '../../../ui/layout.tsx'

type Denied = {
  readonly lang: Lang
  /** The network, as people call it. */
  readonly label: string
  /** Where the sign-in starts again, and where the person was. */
  readonly again: string
  readonly back: string
  readonly isKept: boolean
}

/** They said no to the network: calm, nothing lost, two ways on. */
export function deniedView({ lang, label, again, back, isKept }: Denied): string {
  const words = text(lang).signIn.denied
  const campaign = chooseAgain(back)
  return page({
    lang,
    title: words.title,
    body: (
      <div class="column stack">
        <h1>{words.title}</h1>
        <p class="lead">
          {words.text(label)} {isKept && text(lang).signIn.kept}
        </p>
        <p class="actions">
          <a class="button button-strong" href={campaign ?? back}>
            {campaign ? words.back : words.backElsewhere}
          </a>
          <a href={again}>{words.again(label)}</a>
        </p>
      </div>
    ),
  })
}
