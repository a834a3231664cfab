export const receipt = {
  connectAgain: {
    text: (network: string) =>
      `${network} does not let us post for you any more: the permission was taken back, there or by you. As it is, your post will not go out. Connect the same account again, and your pledge stays as it is. Then come back to this page.`,
    button: (network: string) => `Connect ${network} again`,
  },
  title: 'Your pledge',
  state: {
    waiting: (when: string) => ({
      title: `Your post goes out on ${when}`,
      text: 'There is nothing more to do. Until then you can change or withdraw it here.',
    }),
    frozen: () => ({
      title: 'Your post is about to go out',
      text: 'Its text is fixed now. Until the launch begins you can still withdraw it.',
    }),
    soon: (when: string) => ({
      title: `Your post goes out on ${when}`,
      text: 'The launch has begun; this is your own moment in it.',
    }),
    sending: () => ({ title: 'Your post is on its way', text: 'What comes of it stands here soon.' }),
    posted: (time: string) => ({
      title: `Posted at ${time}`,
      text: 'Your post is out. Now bring others: that is what makes it heard.',
    }),
    'posted-anyway': (time: string) => ({
      title: `Posted at ${time}`,
      text: 'It had left before your withdrawal reached the sender. You can delete it on the network.',
    }),
    'removed-late': (time: string) => ({
      title: `Posted at ${time}`,
      text: 'It had left before the organizers removed your pledge. You can delete it on the network.',
    }),
    refused: () => ({ title: 'Your post was not taken', text: '' }),
    unknown: (network: string) => ({
      title: 'We do not know whether your post is out',
      text: `We never send a post twice on a guess. Look at your profile on ${network}: if it is not there, you can post the text by hand.`,
    }),
    looking: (network: string) => ({
      title: 'We do not know yet whether your post is out',
      text: `We are asking ${network}; this page says what we find. Please do not post by hand meanwhile: it would stand there twice.`,
    }),
    'withdrawn-unclear': (network: string) => ({
      title: 'You withdrew, and we do not know whether your post was out already',
      text: `Look at your profile on ${network}: if it is there, you can delete it. We send nothing more.`,
    }),
    withdrawn: () => ({ title: 'You have withdrawn', text: 'Nothing will be posted from your account.' }),
    removed: () => ({
      title: 'The organizers removed your pledge',
      text: 'Nothing will be posted from your account.',
    }),
    withdrawing: () => ({
      title: 'Withdrawing',
      text: 'Your post was ready to leave. We are taking it back; this page says when that is certain.',
    }),
    'too-few': (asked: string, going: string) => ({
      title: 'Too few came along, so your post was not sent',
      text: `You wanted to go only if at least ${asked} people do. At the moment ${going} did. Nothing was posted from your account, and nothing will be.`,
    }),
    stopped: () => ({
      title: 'Your post was not sent',
      text: 'The organizers stopped the launch before it left. Nothing was posted from your account.',
    }),
    halted: () => ({
      title: 'Your post is held back',
      text: 'The network stopped taking posts of this campaign. The organizers know; this page says how it goes on.',
    }),
    paused: () => ({
      title: 'Your post is held back',
      text: 'The organizers paused the launch before it left. This page says how it goes on.',
    }),
    missed: () => ({
      title: 'Your post was not sent',
      text: 'It could not leave in the time the campaign allowed. Nothing more will be sent by us.',
    }),
    'launch-cancelled': () => ({
      title: 'The launch was called off',
      text: 'The organizers cancelled it. Nothing was posted from your account.',
    }),
    'launch-unreached': () => ({
      title: 'Too few had pledged',
      text: 'The organizers had said that nothing is sent then. Nothing was posted from your account, and nothing will be.',
    }),
    'launch-missed': () => ({
      title: 'The launch missed its moment',
      text: 'Our machines were not ready in time, so nothing was posted. Your pledge is kept until the organizers set another time; you can withdraw it now.',
    }),
  },
  removedBecause: (reason: string) => `The organizers removed your pledge. Their reason: ${reason}`,
  reason: (reason: string) => `Their reason: ${reason}`,
  late: {
    left: (time: string) => `We sent it ${time} after the moment.`,
    published: (network: string, time: string) =>
      `By the clock of ${network}, it was published ${time} after the moment.`,
  },
  lookAtProfile: (network: string) => `Look at your profile on ${network}`,
  seeIt: (network: string) => `See it on ${network}`,
  facts: {
    campaign: 'Campaign',
    account: 'Account',
    moment: 'Goes out',
    sent: 'We sent it at',
    published: (network: string) => `${network} published it at`,
    confirmed: 'You confirmed',
    withdrawn: 'You withdrew',
    removed: 'Removed',
    email: 'Mail',
    condition: 'Only if',
    atLeast: (n: string) => `at least ${n} people post`,
  },
  change: 'Change the text',
  calendar: {
    add: 'Put it in my calendar',
    title: (campaign: string) => `Your post goes out: ${campaign}`,
    text: (address: string) => `Your post goes out by itself. Watch it: ${address}`,
  },
  /** While it waits. */
  conditionWaits: (n: string) =>
    `It leaves only if at least ${n} posts are about to leave then, yours among them. That is decided at the moment; yours follows a second or two after the first.`,
  condition: {
    set: 'Go only together with others',
    change: 'Change your condition',
    save: 'Save',
  },
  mind: 'If you change your mind',
  withdraw: 'Withdraw my pledge',
  withdrawal: {
    title: 'Withdraw your pledge?',
    lead: 'Nothing is posted from your account then. While the campaign is open you can pledge again: your words stay here for that.',
    leadFrozen: 'Nothing is posted from your account then, and it is too late to pledge again.',
    yes: 'Withdraw my pledge',
    no: 'Keep it',
  },
  pledgeAgain: 'Pledge again',
  board: 'Watch the launch',
  boardAfter: 'See the launch',
  invite: 'Bring others',
  inviteText:
    'Every voice makes the moment louder. This link is yours: we count how many join through it, and nothing about who.',
  /** Once the post is out: nobody can join any more. */
  passOn: 'Pass it on',
  passOnText:
    'Show others what was said. On the page of the campaign they read the story and see what they can do now.',
  joined: (n: number, count: string) =>
    n === 1 ? 'One person joined through your link.' : `${count} people joined through your link.`,
  keep: 'Keep this page',
  keepText:
    'Its address is the key to your pledge: whoever has it can change or withdraw. Save it, and share the campaign page instead.',
  copy: 'Copy the address of this page',
  copied: 'Copied',
  changeTitle: 'Change your post',
  instead: 'It takes the place of the text you promised before.',
  confirmChange: (when: string) => `Post this instead on ${when}`,
  keepOld: 'Keep it as it was',
  tooLateToChange: {
    title: 'Your text is fixed now',
    text: 'The launch is about to begin or has begun, so the text you confirmed before stays. Nothing was changed.',
    label: 'Back to your pledge',
  },
  tooLateForCondition: {
    title: 'It was too late to change that',
    text: 'The launch is about to begin or has begun, so your pledge stays as it was. Nothing was changed.',
    label: 'Back to your pledge',
  },
  tooLateToWithdraw: {
    title: 'It was too late to withdraw',
    text: 'The moment had come, so your post may have left already. Your receipt says what became of it.',
    label: 'Back to your pledge',
  },
} as const
