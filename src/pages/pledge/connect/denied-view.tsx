import { chooseAgain, reminderOf } from '../../../http/return-to.ts'
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

/** They said no to the network: calm, nothing lost, and the way that needs no account beside the two others. */
export function deniedView({ lang, label, again, back, isKept }: Denied): string {
  const words = text(lang).signIn.denied
  const campaign = chooseAgain(back)
  const reminder = reminderOf(back)
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
        {reminder && (
          <section class="stack-tight ruled">
            <p>{words.instead}</p>
            <p>
              <a class="button" href={reminder}>
                {words.remind}
              </a>
            </p>
          </section>
        )}
      </div>
    ),
  })
}
