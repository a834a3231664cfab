export const share = {
  label: 'Share this now',
  shareOn: 'Share on',
  device: 'Share …',
  copy: 'Copy',
  byHand: 'Post it by hand',
  byHandText: 'Each opens with your text filled in. Look at it, and press its button.',
  copied: 'Copied',
  facebook: 'Facebook takes only a link: copy the text first, and paste it there.',
  opened: (n: number, count: string) => `Opened to share ${count} ${n === 1 ? 'time' : 'times'} so far.`,
  mastodon: {
    title: 'Share on Mastodon',
    label: 'Your server',
    hint: 'The part of your name behind the second @, such as mastodon.social.',
    open: 'Open it there with this text',
    kept: 'Only this browser remembers it.',
    wrong: 'This is no name of a server. It looks like mastodon.social.',
  },
  told: {
    networks: (n: number) => `${n} networks`,
    /** `on`: its networks, where there are several. */
    /** `together`: at one second, and nothing cut it short. */
    posts: (n: number, on: string | null, together: boolean) => {
      if (on) return `posts ${together ? 'together ' : ''}on ${on}`
      return n === 1 ? 'post went out' : `posts went out${together ? ' together' : ''}`
    },
  },
  pictureAlt: (title: string, organization: string) => `${title}. A campaign of ${organization}.`,
  invite: { voice: 'Add your voice', act: 'See what you can do', past: 'See what happened' },
  feed: { title: 'Open campaigns', link: 'Follow new campaigns in a feed reader' },
  kit: {
    title: 'Share',
    lead: 'Everything here shows the campaign as it stands, and changes with it.',
    stillDraft: 'Once the campaign is published, its picture, card and codes are here.',
    link: 'Its link',
    linkText: 'Short, and the same for ever. It counts how often it is opened, and nothing about who opens it.',
    picture: 'Its picture',
    pictureText:
      'Networks and messengers show it beside the link. It is drawn anew as supporters join, once a minute at most, and shows the posts after the launch.',
    pictureOver: 'Networks and messengers show it beside the link. It shows what came of the launch.',
    pictureFile: 'Keep it as a file',
    card: 'A card for other pages',
    cardText: 'It sets no cookies. Many sites make it by themselves when somebody pastes the address of the campaign.',
    cardTheme:
      'It is light wherever it stands. With /embed?theme=dark in the code it is dark; with /embed?theme=auto it is as the system of each visitor.',
    openings: {
      none: 'It has not been opened in another page yet.',
      all: (n: number, count: string) => `Opened ${count} ${n === 1 ? 'time' : 'times'} in other pages:`,
      untold: 'pages that do not say who they are',
      others: 'all others',
    },
    cardPreview: 'The card as it looks elsewhere',
    button: 'A plain link',
    poster: 'On paper',
    posterText: 'The code leads to the campaign. Openings from paper are counted apart.',
    posterPage: 'A poster to print',
    svg: 'QR as SVG',
    png: 'QR as PNG',
    copyCode: 'Copy the HTML',
    qr: (address: string) => `A code that leads to ${address}`,
  },
  channels: {
    title: 'Named links',
    lead: 'One for each place where you put it, your newsletter, a partner, Instagram: visits and supporters are counted for each, here and in the report. Give one link to many people: a link for one person alone would tell what they did.',
    visits: (n: number, count: string) => `${count} ${n === 1 ? 'visit' : 'visits'}`,
    supporters: (n: number, count: string) => `${count} ${n === 1 ? 'supporter' : 'supporters'}`,
    retired: 'Retired: it still leads here, and is counted.',
    copy: 'Copy',
    copyOf: (name: string) => `Copy the link ${name}`,
    code: { svg: 'QR as SVG', png: 'QR as PNG' },
    codeOf: {
      svg: (name: string) => `QR as SVG of the link ${name}`,
      png: (name: string) => `QR as PNG of the link ${name}`,
    },
    retire: 'Retire',
    retireOf: (name: string) => `Retire the link ${name}`,
    name: 'Where it will stand',
    nameHint: 'Newsletter of May, say. Only organizers read it.',
    button: 'Make a named link',
    wrong: {
      'no-name': 'Say where the link will stand.',
      'known-name': 'There is a link of this name already: take that one, or choose another name.',
      'too-many': 'This campaign has a hundred named links. Use one of them.',
    },
  },
  poster: {
    print: 'Print it with Ctrl+P, or with the menu of your browser.',
  },
} as const
