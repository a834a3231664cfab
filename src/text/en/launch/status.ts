/** How a launch stands, by the words of src/domain/launch/status.ts. */
export const status = {
  /** To organizers. */
  organizer: {
    draft: { name: 'Draft', text: 'Only organizers see this campaign.' },
    open: {
      name: 'Open',
      text: 'Supporters can pledge. Nothing has been sent.',
    },
    arming: {
      name: 'About to launch',
      text: 'Posts are being made ready. Their texts are fixed now; new pledges still join.',
    },
    armed: { name: 'Ready', text: 'Every post is with a sender and waits for the moment.' },
    firing: { name: 'Launching', text: 'Posts are leaving now.' },
    settling: {
      name: 'Settling',
      text: 'Posts have left. What is open is being tried again, or looked for on the network.',
    },
    finished: { name: 'Finished', text: 'Every pledge has its outcome.' },
    unreached: {
      name: 'Goal missed',
      text: 'Too few had pledged at the moment, so nothing was sent, as you had chosen.',
    },
    cancelled: { name: 'Cancelled', text: 'It was called off before anything was sent.' },
    missed: {
      name: 'Missed',
      text: 'The machines were not running at the moment, so nothing was sent. Set another time, or cancel.',
    },
    restored: {
      name: 'Restored',
      text: 'A backup from before it was restored. The networks are asked what left; nothing more is sent.',
    },
    stopped: { name: 'Stopped', text: 'It was stopped; what had not left stayed back.' },
    halted: { name: 'Held back', text: 'It holds back by itself what has not left.' },
    ended: {
      name: 'Ended',
      text: 'It was held back until the time for trying was over: what had not left stayed back.',
    },
    paused: { name: 'Paused', text: 'What has not left is held back.' },
    overdue: {
      name: 'Overdue',
      text: 'The moment has passed and sending has not begun. Is the director running? Back in time, it launches late.',
    },
  },
  /** In a word or two, to everybody. */
  short: {
    stopped: 'Stopped',
    restored: 'Stopped',
    halted: 'Held back',
    ended: 'Ended early',
    paused: 'Paused',
    cancelled: 'Called off',
    unreached: 'Goal missed',
    missed: 'Missed',
    nothing: 'Over',
    now: 'Now',
  },
  /** On the board, as a sentence. */
  board: {
    draft: 'Every post waits for its moment.',
    open: 'Every post waits for its moment.',
    arming: 'The posts are being made ready. From here on their words stay as they are.',
    armed: 'Ready. Every post is written and held until its second.',
    overdue: (until: string) =>
      `The moment has come and our machines are not ready yet. If they are by ${until}, the posts go out; after that, nothing is sent.`,
    firing: 'The posts are leaving.',
    settling: 'All posts have left. Where an answer was unclear, we ask the network.',
    /** `until`: the end of the time for trying. */
    lostSender: (n: number, count: string, until: string) =>
      `A machine of ours fell silent while it was sending, and may still say that ${n === 1 ? 'one post' : `some of ${count} posts`} never left: then ${n === 1 ? 'it leaves' : 'they leave'}. We wait for it until ${until} at the latest.`,
    finished: (first: string, last: string) => `The first post left ${first} after the moment, the last ${last}.`,
    one: (last: string) => `The post left ${last} after its moment.`,
    /** Each post has a moment of its own. */
    spread: (last: string) => `Each post left at its own second, none later than ${last} after it.`,
    /** `network`: null where posts are on several. */
    published: (n: number, network: string | null, last: string) =>
      `By ${network === null ? 'the clocks of the networks' : `the clock of ${network}`}, ${n === 1 ? 'it was' : 'all were'} published within ${last}.`,
    nothing: 'The launch is over. No post went out.',
    nobody: 'Nobody has promised a post yet. The first one stands here at once.',
    dayAhead: 'Until the day it is about. It collects no posts: what you can do stands on its own page.',
    dayCome: 'The day has come. It collects no posts: what you can do stands on its own page.',
    restored:
      'Our records were restored from a copy made before the launch. What left meanwhile is being asked of the networks; nothing more is sent.',
    stopped: {
      title: 'The organizers stopped the launch.',
      later: (time: string) => `No post left later than ${time} after that.`,
      clean: 'No post left after that.',
      findingOut: (n: number, count: string) =>
        n === 1
          ? 'Nothing more leaves. Of one post we are finding out whether it had left by then.'
          : `Nothing more leaves. Of ${count} posts we are finding out whether they had left by then.`,
    },
    halted: (reason: string) => `${reason} What has not left is held back. The organizers know.`,
    ended: (reason: string) => `${reason} The time for trying is over: what had not left by then stayed back.`,
    /** Of one network, where a launch has several. */
    on: {
      halted: (network: string, reason: string) =>
        `${network}: ${reason} What has not left there is held back. The organizers know.`,
      /** Of servers that are held back by themselves: some of them, and how many more. */
      servers: (some: string, more: number) =>
        `Some servers refuse posts, or answer neither yes nor no: ${some}${more > 0 ? `, and ${more} more` : ''}. What has not left there is held back. The organizers know.`,
      paused: (network: string) =>
        `${network}: the organizers paused it. What has not left there is held back until they go on.`,
    },
    clocks:
      'The clocks of our machines disagree. Nothing leaves until they agree again; every promise that has not left is kept meanwhile.',
    paused: 'The organizers paused the launch. What has not left is held back until they go on.',
    unreached: 'Too few had pledged at the moment. The organizers had said that nothing is sent then.',
    cancelled: 'The organizers called this launch off. Nothing was sent.',
    missed:
      'Our machines were not ready in time, so nothing was sent. Every promise is kept; the organizers decide what comes next.',
  },
  /** On the campaign's page. */
  campaign: {
    'under-way': {
      title: 'It is happening now',
      text: 'Posts are leaving at this moment.',
      link: 'Watch the launch',
      settling: { title: 'The posts have left', text: 'The last answers of the networks are coming in.' },
      paused: {
        title: 'The launch is paused',
        text: 'The organizers hold back what has not left. It leaves when they go on.',
      },
      overdue: {
        title: 'The moment has come',
        text: 'Our machines are not ready yet. The posts go out as soon as they are, if that is in time.',
      },
    },
    finished: {
      title: 'It has been said',
      posts: (n: number, when: string) =>
        n === 1 ? `post went out on ${when}.` : `posts went out together, on ${when}.`,
      none: {
        title: 'The moment has passed',
        nobody: (when: string) => `Nobody had promised a post, so none went out on ${when}.`,
        failed: (when: string) =>
          `No post went out on ${when}. Everybody who promised one reads on their receipt what became of it.`,
      },
      board: 'See the launch',
      report: 'What came of it',
      receipt: 'See your post and its receipt',
    },
    cancelled: {
      title: 'This launch was called off',
      text: 'The organizers cancelled it. Nothing was posted from any account.',
    },
    missed: {
      title: 'This launch missed its moment',
      text: 'Our machines were not ready in time, so nothing was posted. Pledges are kept; the organizers will set another time or release them.',
    },
    restored: {
      title: 'We are finding out what became of this launch',
      text: 'Our records had to be restored from an earlier copy, which cannot know what left. We ask the networks about every post; nothing more is sent. Supporters see on their receipt what was found.',
    },
    stopped: {
      title: 'The organizers stopped this launch',
      text: (n: number, count: string) =>
        n === 0 ? 'No post had left by then.' : `${count} ${n === 1 ? 'post' : 'posts'} had left by then.`,
      rest: 'All others stayed back.',
      findingOut: 'We are still finding out about some.',
    },
    ended: {
      title: 'This launch ended early',
      text: (n: number, count: string) =>
        `A network stopped taking posts, and the time for trying ran out. ${n === 0 ? 'No post is' : n === 1 ? 'One post is' : `${count} posts are`} out; every supporter sees on their receipt what became of theirs.`,
    },
    halted: {
      title: 'This launch is held back',
      text: 'A network stopped taking posts, so the rest is waiting. The organizers know; every supporter sees on their receipt what became of their post.',
    },
    unreached: {
      title: 'Too few had pledged',
      text: (n: number, count: string, goal: string) =>
        `${n === 0 ? 'Nobody' : n === 1 ? 'One person' : `${count} people`} of the ${goal} wanted had pledged at the moment. The organizers had said that nothing is posted then, so nothing was.`,
    },
  },
} as const
