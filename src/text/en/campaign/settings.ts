/** What is no stage of a campaign: its address, copies of it, and what takes it back. */
export const settings = {
  title: 'Settings',
  address: {
    title: 'Address',
    label: 'The end of its address',
    hint: 'Small letters, digits and hyphens. It can change until the campaign is published.',
    fixed: 'The campaign is published and its link is out, so this stays.',
    button: 'Change the address',
  },
  copies: {
    title: 'Copies',
    download: 'Download as a file',
    downloadText: 'Its words and picture, to keep or to take to another Thunderclap.',
    import: 'Read such a file.',
    duplicate: 'Duplicate',
    duplicateText: 'Makes a new draft with the same words and picture. This campaign stays as it is.',
    copyOf: (title: string) => `${title} (copy)`,
  },
  site: {
    title: 'Take it off the site',
    button: 'Make it a draft again',
    consequence:
      'Nobody but organizers sees it then, and its links lead nowhere until it is published again. Possible as long as nobody has pledged.',
    forGood:
      'Nobody but organizers sees it then, and its links lead nowhere. Its launch is over, so it cannot be published again; a copy of it can.',
    /** `cancel`: its launch can still be cancelled. */
    pledged: (n: number, count: string, cancel: boolean) =>
      `${count} ${n === 1 ? 'supporter' : 'supporters'} pledged, so it stays on the site. You can still change its words${cancel ? ', and cancel its launch' : ''}.`,
    tooLate: {
      title: 'Somebody has pledged',
      text: 'It stays on the site, because people were promised that their post goes out. You can still cancel the launch.',
    },
    back: 'Back to the settings',
  },
  done: {
    address: 'The address is changed.',
    unpublished: 'It is a draft again: only organizers see it.',
  },
} as const
