import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import type { Reply } from '../http/reply.ts'
import { sandboxAssetPath } from './assets.ts'

export type SandboxPage = {
  readonly title: string
  readonly body: ComponentChildren
}

/** A page of the simulated network. Everything in `body` is escaped by Preact. */
export function sandboxPage(status: number, given: SandboxPage): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: `<!doctype html>${render(<Document {...given} />)}`,
  }
}

function Document({ title, body }: SandboxPage) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Sandbox`}</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={sandboxAssetPath('sandbox.css')} />
        <link rel="icon" href={sandboxAssetPath('icon.svg')} type="image/svg+xml" />
        <script type="module" src={sandboxAssetPath('sandbox-feed.js')} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <p class="banner">
          <strong>Sandbox:</strong> nothing here leaves this machine.
        </p>
        <header class="site-head">
          <a class="wordmark" href="/">
            Sandbox
          </a>
          <span class="quiet">a simulated X</span>
          <nav aria-label="Sandbox">
            <a href="/mailbox">Mailbox</a>
          </nav>
        </header>
        <main id="main" tabIndex={-1}>
          {body}
        </main>
      </body>
    </html>
  )
}
