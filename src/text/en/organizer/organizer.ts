import { organizeAccess } from './access.ts'
import { organization } from './organization.ts'
import { secondStepWords } from './second-step.ts'

const people = (n: number, count: string) => `${count} ${n === 1 ? 'supporter' : 'supporters'}`

export const organize = {
  navigation: { campaigns: 'Campaigns', people: 'People', you: 'You', signOut: 'Sign out' },
  ...organizeAccess,
  organization,
  secondStep: secondStepWords,
  list: {
    title: 'Campaigns',
    empty:
      'There is no campaign yet. Begin one with a title: nobody sees it before you publish it, and nothing is sent before its moment.',
    campaign: 'Campaign',
    state: 'State',
    moment: 'Launch',
    supporters: 'Supporters',
    ofGoal: (goal: string) => `of ${goal} wanted`,
    noMoment: 'Not set',
    noPledges: 'No pledges',
    total: 'All campaigns',
  },
  stages: {
    label: 'Campaign',
    overview: 'Overview',
    write: 'Write',
    schedule: 'Schedule',
    check: 'Check',
    rehearse: 'Rehearse',
    launch: 'Launch',
    reach: 'Reach',
    supporters: 'Supporters',
    updates: 'Updates',
    share: 'Share',
    settings: 'Settings',
    done: 'done',
  },
  onlyLook: 'Your role here is to view: owners and editors change and start things on this page.',
  /** Of a campaign without pledges, while it is open. */
  onSite: 'Everybody sees it and can do what it asks.',
  /** On the page of a draft: how it goes on. */
  draft: {
    text: 'Its time is not set yet.',
    timed: 'Its time is set.',
    link: 'See what is missing, and publish it',
  },
  campaign: {
    noPledges: 'This campaign asks for no pledges.',
    actions: 'What it asks for',
    wanted: (goal: string) => `${goal} wanted`,
    reach: (count: string) => `${count} potential reach`,
    supportersLabel: 'Supporters',
    pages: 'Pages',
    page: 'Campaign page',
    board: 'Launch board',
    report: 'Report',
    moment: 'Launch',
    clockOf: (place: string) => `on the clock of ${place}`,
    noMoment: 'No time is set yet.',
  },
  posts: { title: 'Posts', total: 'All' },
  cancel: {
    title: 'Cancel the launch',
    open: 'What it means, and doing it',
    button: 'Cancel the launch',
    noPledges: 'The campaign page says that it was called off, and stays. This cannot be taken back.',
    consequence: (n: number, count: string) =>
      `Nothing will be sent for ${n === 0 ? 'anybody' : `the ${people(n, count)}, who are told by mail if they gave an address`}, and the campaign takes no more pledges. This cannot be taken back.`,
  },
  stop: {
    title: 'Stop the launch',
    button: 'Stop now',
    consequence:
      'Whatever has not left stays back, within a quarter of a second. Posts that are out stay out. This cannot be taken back.',
  },
  done: {
    cancelled: 'The launch is cancelled. Nothing will be sent.',
    stopped: 'The launch is stopped. Nothing more leaves.',
  },
  tooLate: {
    cancel: {
      title: 'It was too late to cancel',
      text: 'Its posts are being made ready, or it is over. Nothing was changed. Once it has begun, it can only be stopped.',
    },
    stop: {
      title: 'There is nothing to stop',
      text: 'No post of this launch is on its way. Nothing was changed. Before it begins, it can be cancelled or moved.',
    },
    label: 'See how it stands',
  },
} as const
