/** A mail address that is confirmed from its mailbox, and mail from the organization itself. `o` is what the organization is called. */
export const consent = {
  /** Under the box, whose words are the organization's own. */
  hint: (o: string) =>
    `Only if you want. ${o} gets this address then, once you have confirmed it from your mailbox. You can leave the list at any time, here and by a link in that mail.`,
  /** Under a mail field; `offered`: there is a box below it. */
  seenBy: (offered: boolean) =>
    offered
      ? 'Organizers write to you through this site and do not see the address, unless you tick the box below.'
      : 'Organizers write to you through this site and do not see the address.',
  wrong: {
    address: 'Enter the mail address that they may write to, or take the tick away.',
    changed: 'The words beside this box changed meanwhile. Read them, and tick it again if you agree.',
  },
  /** On a receipt. */
  fact: (o: string) => `Mail from ${o}`,
  agreed: (when: string) => `agreed on ${when}`,
  leave: 'Leave the list',
  leaving: {
    title: (o: string) => `Leave the list of ${o}?`,
    lead: (address: string) => `${address} is taken off it and erased there. Your pledge stays as it is.`,
    yes: 'Leave the list',
    no: 'Stay on it',
  },
  asked: {
    address: (address: string) =>
      `We have asked at ${address}. Mail goes there once you have pressed the button that the mail leads to.`,
    list: (address: string, o: string) =>
      `We have asked at ${address}. You are on the list of ${o} once you have pressed the button that the mail leads to.`,
  },
  mail: {
    add: 'Add a mail address',
    change: 'Change the address',
    none: 'none',
    ahead: (when: string) => `What came of it is mailed after ${when}, when nothing can change any more.`,
    title: 'Where we write to you',
    lead: 'About this launch alone. A new address counts once it is confirmed from its mailbox; until then nothing changes.',
    field: 'Mail address',
    hint: (days: number) =>
      `For your link, news of the launch and what came of it. Erased ${days} days after it. Leave it empty for no mail.`,
    save: 'Save',
    back: 'Leave it as it is',
    late: {
      title: 'It was too late for that',
      text: 'The launch is over, so no more mail comes of it. Nothing was changed.',
      label: 'Back to your pledge',
    },
  },
  /** The page that the mail leads to. */
  page: {
    title: { launch: 'Shall we write to you here?', list: (o: string) => `Shall ${o} write to you here?` },
    address: 'Your address',
    launch: (campaign: string) => `Mail about the launch of “${campaign}” then goes to this address, until it is over.`,
    list: (o: string) =>
      `You ticked a box with these words. If you say yes, ${o} gets your address, with them and today’s date.`,
    yes: { both: 'Yes to both', launch: 'Yes, write to me here', list: 'Yes, I agree' },
    onlyLaunch: 'Only mail about the launch',
    hint: (hours: number) => `If it was not you, close this page: without a yes it is forgotten within ${hours} hours.`,
    done: {
      title: 'Thank you, that is noted',
      launch: 'Mail about the launch goes to this address.',
      list: (o: string, when: string) => `You agreed on ${when} to mail from ${o}:`,
      notList: (o: string) => `${o} does not get your address.`,
    },
    left: {
      title: 'You have left the list',
      text: (o: string) => `${o} does not find your address here any more.`,
      copies: 'If they have downloaded the list before, their own mails have a way out, or write to them:',
      noContact: 'If they have downloaded the list before, their own mails have a way out.',
    },
    campaign: 'To the campaign',
    gone: {
      title: 'There is nothing behind this link',
      text: 'It was not confirmed within two days, was replaced by a newer one, or you have left the list. No address is kept for it.',
    },
  },
} as const
