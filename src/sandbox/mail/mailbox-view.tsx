import { PostTime } from '../pages/post.tsx'
import type { ReadMail } from './read.ts'

type MailboxData = {
  /** Newest first. */
  readonly mails: readonly ReadMail[]
  readonly total: number
  /** Where the list goes on, if it does. */
  readonly older: string | null
}

export function MailboxView({ mails, total, older }: MailboxData) {
  return (
    <div class="column stack-wide mailbox" data-page="mailbox">
      <div class="stack-tight">
        <h1>Mailbox</h1>
        <p class="quiet">
          {total === 0
            ? 'All mail of the demo arrives here, whoever it is for. Nothing yet.'
            : `All mail of the demo, whoever it is for: ${total.toLocaleString('en')}.`}
        </p>
      </div>
      <ol class="mails">
        {mails.map(mail => (
          <li key={mail.id} data-mail={mail.id}>
            <a class="mails-subject" href={`/mailbox/${mail.id}`}>
              {mail.subject || '(no subject)'}
            </a>
            <span class="quiet mails-to one-line">{mail.to.join(', ')}</span>
            <span class="quiet mails-when">
              <PostTime at={mail.at} />
            </span>
          </li>
        ))}
      </ol>
      {older && (
        <p class="more">
          <a href={older}>Older mail</a>
        </p>
      )}
    </div>
  )
}

export function MailView({ mail }: { readonly mail: ReadMail }) {
  return (
    <article class="column stack-wide mailbox" data-page="mail">
      <div class="stack-tight">
        <p>
          <a href="/mailbox">Mailbox</a>
        </p>
        <h1 class="mail-subject">{mail.subject || '(no subject)'}</h1>
        <p class="quiet">
          {`To ${mail.to.join(', ')}, from ${mail.sender}, `}
          <PostTime at={mail.at} whole />
        </p>
      </div>
      {mail.html && (
        <section aria-labelledby="html">
          <h2 id="html" class="mail-part">
            As HTML
          </h2>
          <iframe
            class="mail-frame"
            src={`/mailbox/${mail.id}/html`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            title="The mail as HTML"
          />
        </section>
      )}
      <section aria-labelledby="text">
        <h2 id="text" class="mail-part">
          As plain text
        </h2>
        <pre class="mail-text" data-text>
          {linked(mail.text)}
        </pre>
      </section>
      <details>
        <summary>Headers</summary>
        <dl class="mail-headers">
          {mail.headers.map(({ name, value }, n) => (
            <div key={n}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </article>
  )
}

/** Every second piece is an address. */
function linked(text: string) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((piece, n) =>
    n % 2 === 1 ? (
      <a key={n} href={piece}>
        {piece}
      </a>
    ) : (
      piece
    ),
  )
}
