import type { Campaign } from '../domain/campaign/campaign.ts'
import { type Lang, text } from '../text/text.ts'
import { langAttributes } from './lang-attributes.ts'
import { Logo } from './logo.tsx'
import { MailLink } from './mail-link.tsx'

type AskerProps = {
  readonly campaign: Pick<Campaign, 'organization' | 'contact' | 'site' | 'imprint' | 'lang' | 'logo'>
  readonly lang: Lang
}

/** Who asks, and where they can be reached: before anybody lends an account. */
export function Asker({ campaign, lang }: AskerProps) {
  const { organization, contact, site, imprint } = campaign
  const words = text(lang).campaign.asker
  if (!organization) return null
  return (
    <section class="stack-tight asker" id="who-asks" aria-labelledby="asker-title">
      <h2 id="asker-title" class="section-label">
        {words.title}
      </h2>
      <div class="with-logo">
        <Logo logo={campaign.logo} name={organization} />
        <p>
          <strong {...langAttributes(campaign, lang)}>{organization}</strong>
        </p>
      </div>
      <p class="touch-links">
        {contact && <MailLink address={contact} />}
        {site && (
          <a href={site} rel="noopener">
            {new URL(site).hostname.replace(/^www\./, '')}
          </a>
        )}
        {imprint && (
          <a href={imprint} rel="noopener">
            {words.imprint}
          </a>
        )}
      </p>
    </section>
  )
}
