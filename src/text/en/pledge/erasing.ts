/** Erasing what a supporter left, and deleting their post. `n` is the network as people call it. */
export const erasure = {
  link: 'Erase my data',
  title: 'Erase what we have of you',
  lead: {
    waiting: 'Your pledge is withdrawn with it: nothing will be posted from your account.',
    'on-its-way': (when: string) =>
      `Your post may be on its way, so we wait until that is settled, ${when} at the latest. Then it is erased without you doing anything more.`,
    out: (n: string) => `Your post is out. It stays on ${n} unless you delete it.`,
    deleted: 'You have deleted your post. This erases the rest.',
    unclear: (n: string) =>
      `We do not know whether your post is out. Look at your profile on ${n} first: after this we cannot find it for you any more.`,
    over: 'Nothing was posted from your account, and nothing will be.',
  },
  first: (n: string) => `Delete the post on ${n} first, if you do not want it to stay: afterwards we cannot any more.`,
  firstThere: (n: string) =>
    `Delete the post on ${n} first, if you do not want it to stay: afterwards this page does not know where it is.`,
  what: 'What is erased',
  erased: (n: string) => [
    `The permission: ${n} is told that it is void.`,
    'Your name, your account, its address and how many follow it.',
    'The text of your post, its address, and what the network answered.',
    'Your mail address, what you agreed to about mail, and every mail to you that waits.',
  ],
  /** Where another pledge of the same account is still there. */
  otherPledge:
    'You have another pledge with this account. Your name, and the permission as long as that pledge needs it, stay until you erase that one, too.',
  kept: 'What is kept',
  keptOf: {
    counted:
      'That one post went out, and when: a line without a name, so that the sums stay right. With it the number of its followers, rounded.',
    counting: 'That one pledge was made here, and what came of it: a line without a name, so that the sums stay right.',
    once: 'A code of your account that only this machine can make, so that it cannot post twice in this launch.',
    link: 'This page, which then says that your data is erased.',
    backups: 'Backups that were made before hold your data until they are replaced.',
  },
  noWayBack: 'This cannot be undone.',
  button: { now: 'Erase my data now', later: 'Erase my data as soon as possible' },
  back: 'Leave it as it is',
  asked: {
    title: 'Your data will be erased',
    text: (when: string) =>
      `You asked for it while your post may be on its way. It is done as soon as that is settled, ${when} at the latest.`,
  },
  done: {
    title: 'Your data is erased',
    lead: (when: string) => `Done on ${when}. There is nothing more to do.`,
    erased: 'What was erased',
    kept: 'What was kept',
    permission: {
      back: (n: string, when: string) => `${n} confirmed on ${when} that the permission is void.`,
      soon: (n: string) => `${n} is being told that the permission is void; nobody can post with it any more.`,
      gone: (n: string) =>
        `The permission is erased here, but ${n} did not answer us. To be sure, take it back there, among your connected apps.`,
      stays: 'Your name and the permission stay, because another pledge of this account needs them.',
    },
    post: (n: string) =>
      `Your post itself is still on ${n}, unless you deleted it. You can delete it there at any time.`,
    deleted: (when: string) => `The post itself you deleted on ${when}.`,
    noPost: 'Nothing was posted from your account.',
    again: 'Pledge again',
    campaign: 'To the campaign',
  },
  deletion: {
    button: (n: string) => `Delete it on ${n}`,
    question: (n: string) => `Delete your post on ${n}?`,
    hint: 'At once and for good. It is not posted again.',
    byHand: (n: string) => `To delete it, open it on ${n} and choose Delete in its menu there.`,
    /** Where our permission is to create posts and nothing else. */
    notOurs: (n: string) =>
      `We may create posts for you on ${n} and nothing else, so you delete it there: open it and choose Delete in its menu.`,
    open: (n: string) => `Open it on ${n}`,
    state: (time: string) => ({ title: `You deleted it at ${time}`, text: '' }),
    wasPosted: (time: string) => `It had been posted at ${time}.`,
    never: 'It is not posted again.',
    refused: (n: string) => ({
      title: `${n} does not let us delete it`,
      text: `The permission does not work any more. You can delete your post on ${n} itself, in its menu there.`,
      label: 'Back to your pledge',
    }),
    limited: (n: string) => ({
      title: `${n} asks us to wait`,
      text: `It takes no more requests just now, so nothing was deleted. Try again in a quarter of an hour, or delete your post on ${n} itself, in its menu there.`,
      label: 'Back to your pledge',
    }),
    declined: (n: string) => ({
      title: `${n} did not delete it for us`,
      text: `It refused the request of this site, and does not say that this is about you. Nothing was deleted. You can delete your post on ${n} itself, in its menu there, or try again later.`,
      label: 'Back to your pledge',
    }),
    away: (n: string) => ({
      title: `${n} did not answer`,
      text: 'We do not know whether your post is deleted. Trying again does no harm.',
      label: 'Back to your pledge',
    }),
    nothing: (n: string) => ({
      title: 'There is nothing that we could delete',
      text: `Your post is not out, or we do not have the permission for that. If you see it on ${n}, you can delete it there.`,
      label: 'Back to your pledge',
    }),
  },
  /** To organizers. */
  supporter: 'This person had their data erased. What is left is that they pledged, and what came of it.',
} as const
