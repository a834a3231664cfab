import { type Lang, text } from '../text/text.ts'

/** Stands where people give something of themselves. */
export const PrivacyLink = ({ lang }: { readonly lang: Lang }) => (
  <p class="quiet">
    <a href="/privacy">{text(lang).privacy.more}</a>
  </p>
)
