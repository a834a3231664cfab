/** One post from an organizer's own account, before the launch. */
export const testPost = {
  title: 'Test post',
  lead: 'See one post as it will look, on the network itself: from an account of your own, now.',
  safe: [
    'It is a real post: your followers see it. One request is sent, and never a second one.',
    'It is no pledge: no supporter, no figure and no post of the launch is touched by it.',
    'The text leaves byte for byte as it would in a pledge. Some networks refuse the same text twice from one account: pledge from it with other words, or delete the test post first.',
    'We give the permission back within a day, or at once when you say so. If you have pledged with this account, the pledge keeps it.',
  ],
  over: 'Test posts are for the time before a launch. This one has begun, or is over.',
  draft: 'Publish the campaign first: the link in the text leads nowhere before.',
  connect: 'Connect your account',
  connectText: 'Sign in with an account that is yours. It can be the one of the organization.',
  signIn: (label: string) => `Sign in with ${label}`,
  write: 'The text',
  text: 'What to post',
  textHint: (label: string) => `A sample, or words of your own. ${label} decides what fits.`,
  show: 'Show what goes out',
  exactly: 'Exactly this goes out',
  price: (dollars: number, label: string) =>
    dollars === 0 ? `${label} takes nothing for it.` : `${label} bills this site $${dollars.toFixed(3)} for it.`,
  post: (handle: string) => `Post it now as @${handle}`,
  otherText: 'Another text',
  giveBack: 'Give the permission back',
  giveBackHint: (handle: string) =>
    `Of @${handle}, when you have seen enough: afterwards nothing can be deleted from here.`,
  wrong: 'This text cannot be posted: it is empty, too long, or has something in it that the network takes ill.',
  made: 'Test posts',
  states: {
    sending: 'On its way. Load this page again in a minute.',
    posted: 'Posted.',
    'not-sent':
      'Nothing was posted: the network could not be reached, or would not take it just now. You can try again.',
    refused: 'Not posted: the network refused it.',
    unknown: 'Nobody knows whether it was posted, so we do not send it again. Look at your profile there.',
    deleted: 'Deleted.',
  },
  look: 'Look at it there',
  delete: 'Delete it',
  deletion: {
    title: 'Delete the test post?',
    lead: 'It is deleted on the network, for good, and the permission is given back.',
    button: 'Delete it for good',
    back: 'Keep it',
  },
  done: {
    deleted: 'The test post is deleted, and the permission goes back.',
    'given-back': 'The permission goes back to the network now.',
    'signed-out': 'This browser is not connected any more. The permission stays as long as a pledge needs it.',
  },
  label: 'Back to the test post',
  refused: {
    already: {
      title: 'This text is out already, or may be',
      text: 'A test post with this text was made from this account, and it is not sent twice. Delete that one first, or take other words.',
    },
    'too-many': {
      title: 'Enough tests for today',
      text: 'Ten test posts were made for this campaign within a day. Nothing was sent.',
    },
    'too-late': {
      title: 'The launch is too near',
      text: 'Test posts are for the time before the launch. Nothing was sent.',
    },
    'no-permission': {
      title: 'No account is connected here',
      text: 'Connect your account first. Nothing was sent.',
    },
  },
  notDeleted: {
    title: 'The post was not deleted',
    text: 'The network did not delete it, did not answer, or we have no permission any more. Look at it there, and delete it yourself if it is still there.',
  },
} as const
