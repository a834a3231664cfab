import { reportMeasured } from './report-measured.ts'

const posts = (n: number, count: string) => `${count} ${n === 1 ? 'post' : 'posts'}`

/** What came of a launch: for its organizers, and for everybody once they publish it. Figures come as text; `n` is for the grammar. */
export const report = {
  title: (campaign: string) => `Report: ${campaign}`,
  /** `together`: not of one, and not where posts leave over some minutes. */
  lead: (posted: string, total: string, together: boolean, when: string) =>
    `${posted} of ${total} promised posts went out ${together ? 'together ' : ''}on ${when}.`,
  stopped: (n: number, posted: string, total: string, when: string) =>
    `${posted} of ${total} promised posts ${n === 1 ? 'was' : 'were'} out when the organizers stopped the launch of ${when}.`,
  early: 'The launch is not over: these figures still change.',
  toCampaign: 'To the campaign',
  publication: {
    label: 'Who can read this report',
    private: 'Only organizers see this report.',
    public: (when: string) => `Everybody can read this report, since ${when}.`,
    publish: 'Publish this report',
    publishText:
      'Everybody with its address can then read the figures, the sample messages and the best posts, and the campaign page links to it. To-do list and files stay with organizers.',
    withdraw: 'Take it back',
    withdrawText: 'Only organizers see it then. Who has read it has read it.',
    tooEarly: 'It can be published once the launch is over.',
    viewer: 'Owners and editors can publish it.',
    done: { published: 'The report is public now.', withdrawn: 'Only organizers see the report now.' },
    refused: {
      title: 'The launch is not over',
      text: 'Its figures still change, so the report was not published. It can be once every post has its outcome.',
      label: 'Back to the report',
    },
  },
  ahead: {
    title: 'Nothing has been sent yet',
    text: (when: string) => `The moment is ${when}. From then on this page says what came of it:`,
    list: [
      'how many posts went out, how closely together, and why some did not',
      'how many people may have seen them at most, and what the networks measured',
      'which messages and which posts did best',
      'where supporters came from, calls, visits, clicks and shares',
    ],
    waiting: (n: number, count: string) => `${posts(n, count)} promised so far.`,
  },
  nothing: {
    cancelled: 'The launch was called off, so no post went out and there is nothing to measure.',
    unreached: 'Too few had pledged at the moment, so no post went out and there is nothing to measure.',
    missed: 'Our machines were not ready at the moment, so no post went out. Every promise is kept.',
    none: 'No post went out, so there is nothing to measure.',
  },
  figures: {
    label: 'The main figures',
    posted: 'posted',
    promised: (total: string) => `of ${total} promised`,
    reach: 'potential reach, at most',
    reachNote:
      'All followers of the accounts that posted, each account once. Some people follow several, and few see all.',
    shown: 'times shown',
    /** `on`: the networks that tell it, where others do not. */
    shownNote: (on: string | null, followers: string) =>
      `As ${on ?? 'the networks'} counted. At most ${followers} people follow the accounts that posted.`,
    reactions: 'reactions',
    reactionsNote: 'Likes, reposts, replies and quotes together',
    clicks: 'clicks',
    clicksNote: 'Openings of the short link',
    byHand: (n: number, count: string, said: string) =>
      `${count} more ${n === 1 ? 'supporter' : 'supporters'} asked to be reminded, to post by hand; ${said} said they did. Nobody has looked, and no figure here counts them.`,
  },
  skyline: 'Silence, then everybody',
  asTable: 'The same figures as a table',
  asPicture: 'As a picture (SVG)',
  outcomes: 'How the promises ended',
  together: 'How closely together',
  latenessNote: (network: string | null) =>
    `A post has left here when we wrote its request, by our own clock. It is published at the time that ${network ?? 'its network'} gives it, by a clock of theirs, which may be a little ahead or behind.`,
  reasons: 'What did not go out, and why',
  todo: {
    title: 'Still to do',
    lead: 'Only organizers see this part.',
    none: (promised: number) =>
      promised === 0
        ? 'Nothing is left to do: nobody had promised a post.'
        : 'Nothing is left to do: every promise went out.',
    onTheirWay: (n: number, count: string) =>
      n === 1
        ? 'One post is still on its way. What came of it stands here once the network has answered.'
        : `${count} posts are still on their way. What came of them stands here once the networks have answered.`,
    heldBack: (n: number, count: string) =>
      n === 1
        ? 'One post is held back until the launch goes on.'
        : `${count} posts are held back until the launch goes on.`,
    posts: 'See these posts',
    reconnect: 'See who must connect again',
    reconnecting: (n: number, count: string) =>
      `${count} ${n === 1 ? 'account needs' : 'accounts need'} to connect again before a next launch.`,
    write: 'Write to your supporters',
    refused: {
      reconnect:
        'Nothing more is sent for them. Their text waits on their receipts, ready to be posted by hand; there they connect again, too.',
      suspended: 'Only the network can lift that. Nothing is left for you to do.',
      locked: 'They unlock their accounts at the network, then post by hand from their receipts.',
      duplicate:
        'Look at one of their profiles: the post is probably there. Where it is not, they change a few words and post by hand.',
      'too-long':
        'Shorten the sample before a next launch. They can shorten and post theirs by hand from their receipts.',
      'not-permitted': 'Posting by hand from their receipts may show them the reason.',
      'looks-automated':
        'We did not try again, to keep their accounts safe. They can post by hand, in other words, from their receipts.',
      'bad-media':
        'Their text waits on their receipts; they can post it by hand, with a picture that the network takes.',
      'not-enrolled': 'They enrol at the network, or post by hand from their receipts.',
      'rate-limited': 'They can post by hand from their receipts once the limit is over.',
      altered:
        'Somebody changed these texts in the database, so nothing was sent. Find out who has access to it before a next launch.',
      refused: 'Read what the network answered, post by post.',
    },
    unknown:
      'We sent them once and never send twice. Their receipts ask them to look at their profiles, and to post by hand where nothing is there.',
    tooFew:
      'Their number was not reached, so nothing was sent, as they had chosen. Their receipts say so, and offer to post by hand.',
    missed:
      'They can post by hand from their receipts. Look at Check before a next launch: it says how many posts fit the limits.',
    stopped: 'You stopped the launch before they left. Their text waits on their receipts.',
    withdrawn: 'They changed their minds before the launch. Nothing is left to do.',
  },
  ...reportMeasured,
  take: 'Take the figures with you',
  files: {
    deliveries: 'Every post',
    samples: 'Every measurement',
    clicks: 'Clicks by hour',
    shares: 'Shares by day',
    sources: 'Where people came from',
    csv: 'CSV, for spreadsheets',
    json: 'JSON',
  },
  json: 'All figures of this page (JSON)',
  print: 'This page prints: choose Print in your browser, or save it as PDF there.',
  board: 'The launch board',
  printed: (address: string, when: string) => `${address}, as of ${when}.`,
} as const
