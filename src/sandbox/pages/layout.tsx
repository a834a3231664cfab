import type { ComponentChildren } from 'preact'
import { page } from '../../ui/layout.tsx'
import type { Reply } from '../http/reply.ts'
import { networkLabels, sandboxNetworks } from '../network.ts'

type SandboxPage = { readonly title: string; readonly body: ComponentChildren }

/** A page of the simulated network: in our looks, and with a banner that says what it is. */
export function sandboxPage(status: number, { title, body }: SandboxPage): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: page({
      lang: 'en',
      title: `${title} · Sandbox`,
      header: <SandboxHead />,
      styles: ['sandbox'],
      scripts: ['sandbox-feed'],
      body,
    }),
  }
}

const SandboxHead = () => (
  <>
    <aside class="banner" aria-label="What this is">
      <strong>Sandbox:</strong> nothing here leaves this machine.
    </aside>
    <header class="site-head">
      <a class="wordmark touch" href="/">
        Sandbox
      </a>
      <nav class="touch-links" aria-label="Sandbox">
        {sandboxNetworks.map(network => (
          <a key={network} href={`/people/${network}`}>
            {networkLabels[network]}
          </a>
        ))}
        <a href="/mailbox">Mailbox</a>
      </nav>
    </header>
  </>
)
