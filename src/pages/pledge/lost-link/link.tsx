import { type Lang, text } from '../../../text/text.ts'

/** For who has pledged before and is not known to this browser. */
export const LostLink = ({ lang }: { readonly lang: Lang }) => (
  <p class="quiet">
    <a href="/lost-link">{text(lang).lostLink.title}</a>
  </p>
)
