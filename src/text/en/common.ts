export const common = {
  product: 'Thunderclap',
  skip: 'Skip to the content',
  home: 'Campaigns',
  mainNavigation: 'Main',
  footer: 'Thunderclap lets a movement speak at one moment. Free software, run by the people of this site.',
  yourTime: 'your time',
  errorSummary: 'There is a problem',
  networks: { x: 'X', bluesky: 'Bluesky', mastodon: 'Mastodon' },
  table: { sum: 'Total', empty: 'Nothing here yet.' },
} as const
