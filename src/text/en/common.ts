import { networkLabels } from '../../networks/port.ts'

export const common = {
  product: 'Thunderclap',
  skip: 'Skip to the content',
  languages: 'Language',
  mainNavigation: 'Main',
  footer: 'Thunderclap is free software that lets a movement speak at one moment.',
  privacy: 'What this site keeps about you',
  yourTime: 'your time',
  aSecond: 'a second',
  again: { link: 'Look again', byItself: 'or wait: this page does it by itself.' },
  pages: {
    label: 'Pages',
    newestFirst: { first: 'Newest', previous: 'Newer', next: 'Older' },
    oldestFirst: { first: 'First', previous: 'Earlier', next: 'Later' },
  },
  errorSummary: 'There is a problem',
  networks: networkLabels,
} as const
