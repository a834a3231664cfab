/** For those who post by hand and want a mail at the moment. */
export const reminder = {
  offer: 'Remind me, I post it myself',
  offerHint: 'Or without connecting anything: we mail you at the moment, with your text filled in.',
  ask: {
    title: 'Be reminded, and post it yourself',
    lead: (when: string) =>
      `On ${when} we send you one mail with links that open your network, your text already in it. Nothing has to be connected.`,
    advice: 'Your own words are noticed more than a sample. If many post the very same text, networks may hide it.',
    email: 'Mail address',
    emailHint: (days: number) => `For this launch alone. Erased ${days} days after it, or as soon as you say so.`,
    button: 'Send me the mail to confirm',
    hint: 'Nothing counts until you have confirmed from your mailbox.',
    connect: 'Or connect an account, and it is posted for you',
    networks: 'X, Bluesky, Mastodon, Facebook or WhatsApp: you choose when the mail comes.',
    wrongEmail: 'Enter a mail address like name@example.org.',
  },
  sent: {
    title: 'Look into your mailbox',
    text: (hours: number) =>
      `We sent you a mail. Open the link in it and confirm: only then you are counted. What nobody confirms is forgotten after ${hours} hours.`,
    nothing: 'No mail after a few minutes? Look among the junk, and check the address.',
    limit: (n: number) =>
      `One mailbox gets at most ${n} such mails a day, so that nobody can be flooded. The links in all of them work.`,
    again: 'Give another address',
    back: 'Back to the campaign',
  },
  tooMany: {
    title: 'Very many reminders are being asked for',
    text: 'So that this site cannot be used to flood mailboxes, we wait until some are confirmed. What you typed is kept. Go back in a quarter of an hour and send it again.',
  },
  confirm: {
    title: 'Shall we remind you?',
    lead: (when: string) => `On ${when} we write to the address below, and you post this text yourself.`,
    to: 'Mail goes to',
    button: 'Yes, remind me',
    list: (o: string) => `You also ticked a box with these words. If you say yes to them, ${o} gets your address:`,
    both: 'Yes to both',
    only: 'Remind me only',
    hint: 'If it was not you who asked, close this page: without a yes we forget the address within 48 hours. The link at the end of the mail keeps anybody from having us write to it again.',
  },
  late: {
    title: 'It was too late for that',
    text: 'The launch has begun or was called off. Nothing was changed.',
    label: 'Back to your reminder',
  },
  title: 'Your reminder',
  state: {
    waiting: (when: string) => ({
      title: `We remind you on ${when}`,
      text: 'You then post this yourself, with your text filled in. Until then there is nothing to do.',
    }),
    now: () => ({
      title: 'It is time: post it now',
      text: 'Choose your network. It opens with your text filled in; you look at it and press its button.',
    }),
    paused: () => ({
      title: 'The organizers hold the launch back',
      text: 'Please wait with your post. We mail you as soon as it goes on.',
    }),
    posted: () => ({
      title: 'You said that you posted it',
      text: 'Thank you. You are counted among those who posted themselves, and nothing is left to do.',
    }),
    cancelled: () => ({
      title: 'The launch was called off',
      text: 'The organizers cancelled it, so no reminder comes. Your address is erased seven days after that, or now if you withdraw.',
    }),
    unreached: () => ({
      title: 'Too few had joined',
      text: 'The organizers had said that nothing happens then, so no reminder comes.',
    }),
    missed: () => ({
      title: 'The launch missed its moment',
      text: 'Our machines were not ready in time. If the organizers set another time, we write to you and remind you then.',
    }),
    restored: () => ({
      title: 'We do not know how the launch went',
      text: 'Our records had to be restored from an earlier copy. If it was time and we wrote to you, that counts. No more reminders are sent.',
    }),
    stopped: () => ({
      title: 'The organizers stopped the launch',
      text: 'No more reminders are sent. The organizers ask that nothing more is posted now.',
    }),
    withdrawn: () => ({
      title: 'You have withdrawn',
      text: 'Your address and your text are erased. We write to you no more.',
    }),
    late: () => ({
      title: 'The moment has come',
      text: 'You had not confirmed, so we do not mail you. You can still post your text yourself, now.',
    }),
  },
  halted: 'A network takes no more posts from us at the moment. That does not concern yours.',
  stopsMail: 'You left the list of this campaign, so no mail will come. This page turns into the links at the moment.',
  address: 'Mail goes to',
  nextAddress: (address: string) =>
    `We have asked at ${address}. Until it is confirmed there, mail goes to the old address.`,
  erased: 'erased',
  moment: 'Moment',
  confirmed: 'You confirmed',
  calendar: 'Put it in my calendar',
  change: 'Change text or address',
  withdraw: 'Withdraw and erase',
  withdrawal: {
    title: 'Withdraw your reminder and erase it?',
    lead: 'Your address, your text and what you agreed to about mail are erased at once, and no mail comes. This cannot be undone: to be reminded after all, you type both anew.',
    yes: 'Withdraw and erase',
    no: 'Keep it',
  },
  again: 'Ask for a reminder again',
  share: (network: string) => `Post on ${network}`,
  mastodon: 'Mastodon asks first which server is yours.',
  facebook: 'Facebook takes a link only: copy your text first if you want it there.',
  copy: 'Copy the text',
  copied: 'Copied',
  posted: 'I posted it',
  postedHint: 'We only count that you say so; nobody looks.',
  notPosted: 'I have not posted it',
  notPostedHint: 'Takes that back: the links to post it with are here again.',
  saidPosted: 'You said that you posted',
  keep: 'Keep this page',
  keepText:
    'Its address is the key to your reminder: whoever has it can change or withdraw it. It is in your mail too.',
  changeTitle: 'Change your reminder',
  save: 'Save',
  keepOld: 'Keep it as it was',
  emailChangeHint: 'If you change it, we ask at the new address first.',
  addressTitle: 'Use this address?',
  addressText: 'The reminder then comes to this address instead of the one before.',
  addressButton: 'Yes, use this address',
  calendarTitle: (campaign: string) => `Post for: ${campaign}`,
  calendarText: (text: string, address: string) =>
    `Your text:\n\n${text}\n\nPost it with your text filled in: ${address}`,
} as const
