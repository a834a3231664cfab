const posts = (n: number, count: string) => `${count} ${n === 1 ? 'post' : 'posts'}`

const awayFromLaunches =
  'Rehearsals keep five minutes away from every launch of this site, so that they take nothing from it.'

/** A launch on the sandbox, with the real list. Counts and spans come formatted. */
export const rehearsal = {
  title: 'Rehearse the launch',
  lead: 'The list of everybody who has pledged, the real machinery, and a network that is only played.',
  safe: [
    'Nothing leaves this machine: the posts go to a sandbox that is started for the rehearsal and thrown away after it.',
    'No permission of a supporter is used. Everybody gets a simulated account for the time of the rehearsal.',
    'No text is sent. In its place goes a stand-in of the same length, as the network measures it.',
    'The launch stays as it is: its time, its pledges and its posts are not touched.',
  ],
  start: {
    button: 'Start a rehearsal',
    consequence: (n: number, count: string) =>
      `${posts(n, count)} will be sent to the sandbox, from ${n > 1_000 ? 'half a minute' : 'some seconds'} after this. It can be ended at any time, costs nothing, and nobody outside notices.`,
    nobody: 'Nobody has pledged yet, so there is nothing to rehearse.',
    noPledges: 'This campaign asks for no pledges, so there is nothing to rehearse.',
    over: 'Rehearsals are for the time before a launch. This one is over.',
  },
  running: {
    preparing: 'Simulated accounts are being made.',
    trial: 'Two trials with a part of the list show what this machine does; then all of it is rehearsed.',
    playing: (posted: string, total: string) => `The rehearsal is under way: ${posted} of ${total} posts are out.`,
    end: 'End the rehearsal',
    consequence: 'What has not left stays back. What was measured so far is kept.',
  },
  result: {
    title: (at: string) => `Rehearsed on ${at}`,
    earlier: 'Earlier rehearsals',
    finished: (n: number, count: string, span: string) =>
      `${posts(n, count)} went out, the last one ${span} after the moment.`,
    nothing: 'Not one post went out.',
    senders: (n: number) => `Played by ${n} ${n === 1 ? 'sender' : 'senders'} on this machine.`,
    lasts: 'When the last post left',
    columns: {
      host: 'Stood in for',
      posts: 'Posts',
      foretold: 'By the plan',
      /** The plan knows what networks allow, not how busy this machine is: less than a second is no figure. */
      atOnce: 'within a second',
      measured: 'Measured',
    },
    failed: 'What would have failed',
    noneFailed: 'Everything went out.',
    dead: 'The account has taken its permission back, or the network did. The Check page lists these accounts.',
    tooLong: 'The text is longer than the network takes.',
    figures: 'The figures of the picture',
  },
  ended: {
    asked: 'It was ended before all posts were out.',
    'launch-near': 'It was ended, because a launch was near: rehearsals keep five minutes away from every launch.',
    restarted: 'It was ended, because the director was started anew while it ran.',
    halted: 'It held back by itself, as a launch would: the sandbox refused too much.',
    'no-sender': 'It did not begin: no sender runs on the machine of the director, and only those reach its sandbox.',
    'no-sandbox': 'It did not begin: its sandbox could not be started. The log of the director says why.',
  },
  done: { started: 'The rehearsal begins.', ended: 'The rehearsal is ended.' },
  tooLate: {
    running: {
      title: 'A rehearsal is running already',
      text: 'One at a time, for all campaigns together. Nothing was started.',
    },
    'launch-near': {
      title: 'A launch is too near',
      away: awayFromLaunches,
      text: `${awayFromLaunches} Nothing was started.`,
    },
    nobody: { title: 'Nobody has pledged yet', text: 'There is nothing to rehearse. Nothing was started.' },
    late: { title: 'The launch is over', text: 'There is nothing left to rehearse. Nothing was started.' },
    over: { title: 'There is no rehearsal to end', text: 'It is over. Nothing was changed.' },
  },
} as const
