import { render } from 'preact-render-to-string'
import type { Logo as Picture } from '../../db/schema/organization.ts'
import { langs } from '../lib/lang.ts'
import { type Lang, text } from '../text/text.ts'
import { Logo } from './logo.tsx'
import { MailLink } from './mail-link.tsx'

type Runner = {
  readonly name: string
  readonly contact: string
  readonly imprint: string
  readonly logo: Picture | null
}

/** In the foot of every page, where http/site-foot.ts finds it: who runs the site is no business of each view. */
export const OrganizationSlot = ({ lang }: { readonly lang: Lang }) => <p class="site-runner" lang={lang} />

/** Where it stands in a page, and what that is written in; null where it does not. */
export const findSlot = (html: string) => slots.find(({ place }) => html.includes(place)) ?? null

const slots = langs.map(lang => ({ lang, place: render(<OrganizationSlot lang={lang} />) }))

/** What stands in its place. */
export const organizationLine = (shown: Runner | null, lang: Lang) =>
  render(<OrganizationLine shown={shown} lang={lang} />)

function OrganizationLine({ shown, lang }: { readonly shown: Runner | null; readonly lang: Lang }) {
  const words = text(lang).organize.organization.foot
  if (!shown) return <p>{words.nobody}</p>
  return (
    <div class="with-logo">
      <Logo logo={shown.logo} name={shown.name} />
      <p>
        {words.runs(shown.name)} {words.contact}: <MailLink address={shown.contact} />
        {shown.imprint && (
          <>
            {' · '}
            <a href={shown.imprint} rel="noopener">
              {words.imprint}
            </a>
          </>
        )}
      </p>
    </div>
  )
}
