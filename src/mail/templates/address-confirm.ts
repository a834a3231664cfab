import type { MailToSupporters } from '../../domain/mail/to-supporters.ts'
import { text } from '../../text/text.ts'
import type { MailContext } from './context.ts'
import { type Block, type MailContent, quote, say, secretButton } from './template.ts'

/** To an address that has not said yes. The words are the organization's own: nothing in it is the asker's. */
export function addressConfirm(
  { campaign, organization, forPledge, words: agreed, path, hours }: MailToSupporters['address-confirm'],
  { lang, baseUrl }: MailContext,
): MailContent {
  const words = text(lang).mail
  const { subject, launch, list, button } = words['address-confirm']
  const asks: Block[] = agreed === null ? [] : [say(list(campaign, organization || campaign)), quote(agreed)]
  return {
    subject: forPledge ? subject.launch(campaign) : subject.list(organization || campaign),
    blocks: [
      ...(forPledge ? [say(launch(campaign))] : []),
      ...asks,
      secretButton(button, baseUrl + path),
      say(words['reminder-confirm'].until(hours)),
    ],
    why: words.why.entered,
  }
}
