import type { MailData } from '../../domain/mail/kinds.ts'
import { text } from '../../text/text.ts'
import type { MailContext } from './context.ts'
import { type Block, type MailContent, say } from './template.ts'

/** To an address that has not said yes. The words are the organization's own: nothing in it is the asker's. */
export function addressConfirm(
  { campaign, organization, forPledge, words: agreed, path, hours }: MailData['address-confirm'],
  { lang, baseUrl }: MailContext,
): MailContent {
  const words = text(lang).mail
  const { subject, launch, list, button } = words['address-confirm']
  const asks: Block[] =
    agreed === null ? [] : [say(list(campaign, organization || campaign)), { kind: 'quote', text: agreed }]
  return {
    subject: forPledge ? subject.launch(campaign) : subject.list(organization || campaign),
    blocks: [
      ...(forPledge ? [say(launch(campaign))] : []),
      ...asks,
      { kind: 'action', label: button, href: baseUrl + path },
      say(words['reminder-confirm'].until(hours)),
    ],
    why: words['reminder-confirm'].why,
  }
}
