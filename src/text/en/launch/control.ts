import type { HaltReason } from '../../../networks/post-outcome.ts'

/** What an organizer should do about each reason the engine held a launch back for. */
const advice: Readonly<Record<HaltReason, string>> = {
  'out-of-credit':
    "Buy credit in the network's developer console, then go on. Posts that were not taken have cost nothing.",
  'app-suspended':
    'The network has written to the owner of the app: settle it there. Go on only when the app may post again.',
  'client-forbidden':
    "In the network's developer console, see that the app may read and write and that its plan includes posting. Then go on.",
  'app-limit': 'The limit counts the last 24 hours. If it ends in time, go on then; what stays back was not sent.',
  'looks-automated':
    'Wait some minutes before you go on, or stop: more of the same may get the accounts of supporters locked. The posts taken for automated ones are held back too, and leave when you go on.',
  'usage-capped': "Raise the cap in the network's developer console, then go on.",
  'spend-cap': "Raise the spend cap in the network's developer console, then go on.",
  'access-level':
    "In the network's developer console, choose an access level or a plan that includes posting. Then go on.",
  clock:
    'Set the clocks of the machines that send (NTP), then go on. "npm run thunderclap -- doctor" says how far they are from Redis.',
  'no-user':
    "In the network's developer console, look at the app's user authentication settings and its keys, and give the machines the right ones. Then go on.",
  'many-alike':
    "What it said is about the app or a machine of yours rather than about the people. Settle it, in the network's developer console or on the machine, then go on: what was refused this way is held back and leaves then. If it is about the people or their texts, stop the launch: they can post by hand.",
  'no-answer':
    'See whether the network is down, whether it blocks the address of a machine of yours, and whether a proxy stands in between. Then go on: what has not left leaves then. Posts that met such an answer are looked for, and not sent again.',
}

/** What can be done while a launch is under way. `until`: the end of the retry window, as a time. */
export const control = {
  pause: {
    title: 'Pause the launch',
    button: 'Pause',
    all: 'Pause everything',
    on: (network: string) => `Pause ${network}`,
    consequence: (until: string) =>
      `Whatever has not left waits, from a quarter of a second after this. Posts that are out stay out. You can resume until ${until}; what has not left by then is not sent.`,
  },
  resume: {
    title: 'Resume the launch',
    button: 'Resume',
    all: 'Resume everything',
    on: (network: string) => `Resume ${network}`,
    consequence: (until: string) =>
      `What waits leaves at once, or at the moment if that is still to come. Possible until ${until}; what has not left by then is not sent.`,
  },
  goOn: {
    title: 'Go on with the launch',
    button: 'Go on',
    all: 'Go on everywhere',
    on: (network: string) => `Go on with ${network}`,
    consequence: (until: string) =>
      `What is held back leaves at once. If the reason is still there, the launch holds back again. Possible until ${until}; what has not left by then is not sent.`,
  },
  refusedAgain: {
    title: 'Try refused posts again',
    button: 'Try again',
    consequence: (until: string) =>
      `The network refused some posts without saying whom it meant. If the reason is settled, they leave at once. Possible until ${until}.`,
  },
  halt: {
    title: 'Why it holds back',
    titleOver: 'Why it was held back',
    titleOn: (network: string) => `Why it holds back on ${network}`,
    said: (sentence: string) => `The network said: “${sentence}”`,
    unknownReason: 'The network takes no more posts.',
    advice,
    look: "Look into the network's developer console for the reason. Go on when it is settled.",
    /** Of one server of a network. */
    server: {
      why: (host: string) =>
        `${host} refused several posts, or gave answers that are neither yes nor no. It may have blocked this site.`,
      todo: (host: string, contact: string | null) =>
        `${contact ? `Write to whoever runs it: ${contact}.` : `Write to whoever runs ${host}: its "About" page says who that is.`} Go on when they let posts through. Else people there can post by hand.`,
      others: 'Posts on other servers and networks go on.',
    },
    over: (at: string) => `The time for trying was over at ${at}: what had not left by then is not sent any more.`,
  },
  /** `time` from Stop to the last request after it; null when there was none. */
  stopTime: (time: string | null, settled: boolean) =>
    `${time === null ? 'No post left after Stop.' : `The last post left ${time} after Stop.`}${settled ? '' : ' Some answers are still to come.'}`,
  tryAgain: (n: number) => (n === 1 ? 'One refused post is tried again.' : `${n} refused posts are tried again.`),
  done: {
    paused: 'The launch is paused. What has not left waits.',
    resumed: 'The launch goes on.',
  },
  doneOn: {
    paused: (network: string) => `${network} is paused. What has not left there waits; the rest goes on.`,
    resumed: (network: string) => `${network} goes on.`,
  },
  tooLate: {
    pause: {
      title: 'There is nothing to pause',
      text: 'No post of this launch is on its way, or it is paused already. Nothing was changed.',
    },
    resume: {
      title: 'There is nothing to resume',
      text: 'This launch is neither paused nor held back. Nothing was changed.',
    },
    over: {
      title: 'It was too late to go on',
      text: 'The time for trying is over, so nothing of this launch may leave any more. Nothing was changed.',
    },
  },
} as const
