/** The page of the link out of a list. */
export const unsubscribeWords = {
  title: 'No more mail about this campaign',
  lead: (campaign: string) =>
    `We will send you nothing more about “${campaign}”. What you have pledged stays pledged. If you agreed there to mail from the organization, that ends as well.`,
  button: 'Send me no more mail about it',
  done: {
    title: 'You get no more mail about this campaign',
    lead: (campaign: string) =>
      `Your address was taken off the list of “${campaign}”. What you have pledged stays pledged; your receipt is where it was.`,
  },
  all: {
    title: 'No more mail from here',
    lead: 'Somebody entered your address on this site. Press the button, and this site sends nothing more to it, whoever enters it.',
    button: 'Never write to this address again',
    done: {
      title: 'We write to this address no more',
      lead: 'Whoever enters it on this site: nothing is sent. Should you want mail from here after all, take it back on this page.',
      button: 'Take it back',
    },
  },
  gone: {
    title: 'This link leads to no list',
    text: 'It may be cut off, or the campaign was deleted. Nothing was changed. Copy the whole link from the mail and try again.',
  },
} as const
