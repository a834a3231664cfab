/** The fields of each part of a campaign. */
export const writeFields = {
  /** The buttons of a row. */
  row: { remove: 'Remove', up: 'Move up', down: 'Move down' },
  basics: {
    title: 'Title',
    titleHint: 'Up to 140 characters; short ones are read.',
    slug: 'Address',
    summary: 'Summary',
    summaryHint: 'One or two sentences under the title. They also stand where the link is shared.',
    organization: 'Organization',
    organizationHint: 'Who asks. It stands above the title.',
    contact: 'Contact',
    contactHint:
      'A mail address that anybody may write to. It stands on the page, and answers to mail of this campaign go there.',
    site: 'Web site',
    siteHint: 'Of the organization, if it has one: people look there whether you are who you say.',
    imprint: 'Imprint',
    imprintHint: 'The page that says who you are by law, where your country asks for one.',
    byline: 'Byline',
    bylineHint: 'Who wrote the story, if you want to say so.',
    consent: 'Mail from your organization',
    consentHint:
      'Supporters who leave a mail address find these words beside a box to tick, and only who agrees is in a file for you. Left empty, nobody is asked. Usual words: “Yes, [your organization] may write to me about its work at this address. I can end this at any time.”',
    lang: 'Language',
    langHint:
      'What you write here is in it. Pictures, cards, codes and what people share are too; the buttons around your words follow each visitor.',
    timeZone: 'Time zone',
    timeZoneHint:
      'All times of this campaign are on the clocks of this place. A launch that is set stays at its moment.',
    hashtag: 'Hashtag',
    hashtagHint: 'One that you use in every sample.',
    goal: 'Supporters wanted',
    goalHint: 'A number you can reach; the page shows how far it is.',
  },
  picture: {
    file: 'Picture',
    fileHint:
      'JPEG, PNG, WebP, AVIF or GIF, up to 15 MB, at least 600 × 315 pixels. It is cut to 1200 × 630; place and time of the photograph are taken out.',
    another: 'Another picture',
    alt: 'What it shows',
    altHint: 'A sentence for people who do not see it: "Three women before the Capitol, holding photographs".',
    focus: 'What stays when it is cut',
    focuses: {
      interest: 'What catches the eye',
      centre: 'The middle',
      top: 'The top',
      bottom: 'The bottom',
      left: 'The left side',
      right: 'The right side',
    },
    remove: 'Remove the picture',
    rights: 'Use a picture that you may use, of people who agreed.',
  },
  story: {
    story: 'Story',
    storyHint: 'An empty line begins a new paragraph.',
    help: 'How to write headings, links and lists',
    helpRows: [
      ['## A heading', 'a heading'],
      ['**important**', 'bold'],
      ['*softly*', 'italic'],
      ['[the bill](https://example.org/bill)', 'a link; an address alone becomes one too'],
      ['- first\n- second', 'a list'],
      ['> What she said', 'a quotation'],
    ],
  },
  messages: {
    label: (n: number) => `Sample ${n}`,
    add: 'Add a sample',
    names: { networks: 'Where its posts go' },
    about: {
      networks:
        'Supporters choose among these, and may promise a post from each. What was promised already goes out, also on a network that you take out.',
    },
    x: 'X',
    bluesky: 'Bluesky',
    mastodon: 'Mastodon',
    linkInPosts: 'End every post with the short link of this campaign',
    linkInPostsHint:
      'It leads to the campaign page, and openings are counted: by network, by sample, by the hour, never by person. Supporters see it before they confirm. Networks may charge more for posts with a link: the price stands under each sample.',
    pledged: 'A pledge keeps the words it was made with, whatever you change or remove here.',
    measure: (label: string, length: string, max: string) => `${label}: ${length} of ${max} characters`,
    price: (price: string) => `${price} a post`,
    priceLink: (price: string, plain: string) => `${price} a post, because of its link (${plain} without)`,
    problems: {
      empty: 'It is empty.',
      'too-long': (label: string) => `Too long for ${label}: shorten it.`,
      mention: (label: string) =>
        `It names somebody with an @, and ${label} does not take that from programs: write the name without it.`,
      cashtags: (label: string) => `${label} takes one $-tag at most.`,
      'bad-characters': 'It holds characters that cannot be sent.',
    },
    near: (n: number, percent: string) =>
      `Nearly the same as sample ${n} (${percent}% alike): networks hide posts that repeat each other. Let each one say something of its own.`,
    apart: (n: number, percent: string) => `Most like sample ${n}: ${percent}% alike.`,
  },
  actions: {
    promised:
      'People have pledged, or wait to be reminded: what they were promised goes on. Cancel the launch if nothing should be sent.',
    names: { pledge: 'Pledge', share: 'Post a sample right now', call: 'Call' },
    about: {
      pledge:
        'Supporters promise a post that goes out with all others. Left out, the page leads with what else can be done; nothing is posted at the moment.',
      share: 'Supporters send a sample by hand, from their own account, at once.',
      call: 'The number, the days and the script of the part Calls.',
    },
    shown: 'Show it on the page',
    title: 'Heading',
    text: 'Text',
    usual: (words: string) => `Left empty: "${words}"`,
  },
  calls: {
    legend: 'Days to call',
    label: (n: number) => `Day ${n}`,
    legendHint: 'The days on which all call together. Without any, people call when they like.',
    add: 'Add a day',
    number: 'Number',
    numberHint: 'Left empty, it is the switchboard of the Capitol, (202) 224-3121, which connects to every office.',
    bill: 'Bill',
    billHint: 'What {{bill}} stands for in the script: HR 1865.',
    script: 'What to say',
    scriptHint:
      'Four or five sentences that can be said aloud. What stands in brackets is left for the caller to fill in:',
    placeholders: {
      name: 'the name of the caller',
      place: 'where the caller lives',
      representative: 'who is called',
      bill: 'the bill above',
      organization: 'your organization',
    },
  },
  hotline: {
    label: 'What it is',
    labelHint: 'National Human Trafficking Hotline, day and night, free.',
    number: 'Number',
    numberHint: 'As people dial it.',
  },
  videos: {
    label: (n: number) => `Video ${n}`,
    link: 'Link',
    linkHint: 'As you copy it from the address bar.',
    title: 'Title',
    add: 'Add a video',
  },
  reposts: {
    label: (n: number) => `Post ${n}`,
    link: 'Link',
    linkHint: 'Of the post itself, on X, Bluesky or a Mastodon server.',
    author: 'Who wrote it',
    quote: 'Its words',
    add: 'Add a post',
  },
} as const
