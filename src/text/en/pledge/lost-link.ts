/** The form that mails the secret links again. */
export const lostLink = {
  title: 'Lost the link to your pledge?',
  lead: 'Give the mail address that you gave with your pledge or for your reminder. We send the links to all of them there.',
  noMail: 'This site sends no mail, so it cannot send your link again.',
  email: 'Mail address',
  emailHint: 'It is used for this one mail. It is kept nowhere anew.',
  button: 'Send me my links',
  sent: {
    title: 'Look into your mailbox',
    text: 'If there is a pledge or a reminder with that address, its link is on its way. We say the same for every address, so that nobody can find out who takes part.',
    nothing:
      'Asked for twice in a few minutes, it is mailed once: the links are the same. Nothing there? Look among the spam, or try another address of yours.',
    again: 'Try another address',
  },
  other: {
    title: 'No address given?',
    connected:
      'If you connected an account, open the page of the campaign, choose any text and connect the same account again: that leads to your pledge, and nothing is posted twice.',
    nothing: 'After the launch that works no more. Your post is on your own profile, and you can delete it there.',
  },
  notFound: {
    title: 'This link leads to no pledge',
    text: 'It may be cut off, or its data was erased. A reminder that is not confirmed within 48 hours is forgotten, and one that a newer one replaced is gone. Copy the whole link from where you kept it, or have it sent again.',
    label: 'Have the link sent again',
  },
} as const
