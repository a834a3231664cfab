import { reminderOf } from '../../../http/return-to.ts'
import type { AnswerTrouble, Connector } from '../../../networks/connector.ts'
import type { Network } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { ErrorSummary, type Wrong } from '../../../ui/form.tsx'
import { page } from '../../../ui/layout.tsx'
import { PrivacyLink } from '../../../ui/privacy-link.tsx'
import { Promises } from '../promises.tsx'
import { askedPermission } from './asked-permission.ts'
import { type Asking, exampleOf, QuestionForm } from './question-form.tsx'
import { Risk } from './risk.tsx'

type QuestionPage = {
  readonly lang: Lang
  readonly network: Asking & Pick<Network, 'connector' | 'removes'>
  readonly question: NonNullable<Connector['question']>
  /** Where the sign-in goes on. */
  readonly to: string
  readonly typed: string
  readonly sandbox: string | null
  /** What was wrong with it. */
  readonly why: AnswerTrouble | null
  /** Where their words are, if there are any. */
  readonly back: string | null
}

/** `/auth/:network/start` of a network that has to know first who is asking. */
export function questionView({ lang, network, question, to, typed, sandbox, why, back }: QuestionPage): string {
  const { connect } = text(lang).pledge
  const example = exampleOf(question, sandbox)
  const words = text(lang).signIn
  const answers: Partial<Record<AnswerTrouble, (label: string, example: string) => string>> = words.answer[question]
  const said = why && (answers[why] ?? words.answer[question]['not-supported'])
  const wrong: Wrong[] = said ? [{ field: 'answer', message: said(network.label, example) }] : []
  const title = words.question.title(network.label)
  return page({
    lang,
    title,
    scripts: ['supporter'],
    body: (
      <div class="column connect stack">
        <ErrorSummary wrong={wrong} lang={lang} />
        <header class="stack-tight">
          <h1>{title}</h1>
          <p class="lead">
            {connect.lead(network.label)} {back && words.kept}
          </p>
        </header>
        <Risk network={network.name} reminder={back && reminderOf(back)} lang={lang} />
        <QuestionForm {...{ network, question, to, typed, sandbox, wrong, lang }} />
        <p class="quiet">{askedPermission(network, lang)}</p>
        <Promises lists={[{ title: connect.no, mark: 'cross', lines: connect.noList }]} />
        {back && (
          <p>
            <a href={back}>{words.denied.back}</a>
          </p>
        )}
        <PrivacyLink lang={lang} />
      </div>
    ),
  })
}
