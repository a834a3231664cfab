import type { ProblemStatus, ProblemWords } from '../../lib/problem.ts'
import { type Lang, text } from '../../text/text.ts'
import { page } from '../../ui/layout.tsx'

/** A calm page that says what happened, what was kept and what to do. `incident` is the number in the log. */
export function errorView(given: {
  lang: Lang
  status: ProblemStatus
  words?: ProblemWords
  incident?: string
}): string {
  const words = text(given.lang).errors
  const title = given.words?.title ?? words[given.status].title
  const also = given.words?.also
  const action = given.words?.action ?? { href: '/', label: words.toStart }
  return page({
    lang: given.lang,
    title,
    body: (
      <div class="column stack">
        <p class="quiet figure">{given.status}</p>
        <h1>{title}</h1>
        <p class="lead">{given.words?.text ?? words[given.status].text}</p>
        {given.incident && <p class="quiet">{words.incident(given.incident)}</p>}
        <p class="actions">
          <a class="button" href={action.href}>
            {action.label}
          </a>
          {also && <a href={also.href}>{also.label}</a>}
        </p>
      </div>
    ),
  })
}
