const days = (n: number) => (n === 1 ? 'a day' : `${n} days`)

/** How long things are kept, as the code says it. */
type Spans = {
  /** Days. */
  readonly permission: number
  readonly address: number
  readonly reminder: number
  readonly session: number
  readonly organizer: number
  readonly browser: number
  readonly invited: number
  /** Hours. */
  readonly unconfirmed: number
}

/** What is kept about people: a list of rows, each with what it is and until when. */
export const privacy = {
  title: 'What this site keeps about you',
  lead: 'As little as it takes to post one text for you, once. There is no advertising here, no tracking, and no script, font or picture of anybody else.',
  short: {
    title: 'In short',
    lines: (t: Spans) => [
      'Reading leaves nothing behind: no cookie, no IP address, no profile.',
      `The permission to post is encrypted, used for the one text you confirmed, and given back ${days(t.permission)} after the moment, or as soon as you erase your data.`,
      'Your mail address is optional. It is used for this launch alone and then erased, unless you ask the organization to write to you itself.',
      'The secret link to your pledge is the key to all of it: see it, change it, withdraw it, erase it.',
    ],
  },
  who: {
    title: 'Who answers for it',
    lead: (host: string) => `Responsible for what ${host} keeps (controller in the words of the GDPR):`,
    none: 'Whoever runs this site has not entered yet who they are. Before they have, give nothing of yours here.',
    contact: 'Contact',
    postal: 'Address',
    site: 'Web site',
    imprint: 'Imprint',
    dataProtection: 'Data protection',
    hosting: 'Where the machine stands, and who keeps it',
    noHosting: 'Not entered. Ask the contact.',
    campaigns:
      'A campaign may be that of another organization: who asks stands on its page, with a contact. Its organizers see what is named below, and answer with us for what they do with it.',
  },
  law: {
    title: 'Why it is allowed',
    lines: [
      'For your pledge it is your consent (Art. 6 (1) a GDPR), and as a pledge may tell your political opinion, your explicit consent (Art. 9 (2) a). You give it where you confirm your text, and take it back whenever you like: on the page of your pledge. What happened before stays lawful.',
      'For mail of the organization itself it is a consent of its own: a box that is never ticked for you.',
      'For the codes of addresses that keep misuse and unwanted mail away, for sums without names, and for the line without a name that keeps an account from posting twice, it is our legitimate interest (Art. 6 (1) f): that the site works, and that nobody posts twice. You may object.',
      'For what is kept of organizers it is our legitimate interest, too: that nobody else gets in, and that it can be told afterwards who changed what. Where somebody does this work under a contract, it is that contract (Art. 6 (1) b). An account that they connect for a test post is used by their consent.',
      'Nobody has to give anything. Without an account we cannot post for you; without an address we cannot remind you.',
      'No program decides anything about you that has weight in law. One looks whether a text is nearly the same as another, and you can change yours.',
    ],
    abroad: {
      x: 'X is run by a company of the United States, and Thunderclap sends your text to its servers: you ask us to, when you confirm it (Art. 49 (1) a).',
      bluesky:
        'Bluesky is run by a company of the United States; your account may lie on a server elsewhere. We send your text to the server of your account: you ask us to, when you confirm it (Art. 49 (1) a).',
      mastodon:
        'On Mastodon we send your text to the server of your account, wherever that stands: you ask us to, when you confirm it (Art. 49 (1) a).',
    },
    complaint: (authority: string) =>
      authority
        ? `You can complain to a supervisory authority: ${authority}, or the one where you live or work (Art. 77).`
        : 'You can complain to the data protection authority where you live or work, or where we are (Art. 77).',
  },
  columns: { why: 'What for', until: 'Kept until' },
  kept: {
    title: 'What is kept, and how long',
    lead: (host: string) =>
      `All of it lies in one database on the machine that runs ${host}; around a launch, what is to be posted waits encrypted in a queue beside it, and is removed there when the launch is over. Backups hold the same as the database until they are replaced.`,
    rows: (t: Spans): readonly (readonly [string, string, string])[] => [
      [
        'The permission of your account',
        'To post your text at the moment. Encrypted with a key that is not in the database; nobody can read it, organizers neither.',
        `You erase your data, or ${days(t.permission)} after the moment; if you withdraw, or sign in and promise nothing, a day. Then we give it back to the network and erase it here.`,
      ],
      [
        'Your name there, your account, its address and its number of followers',
        'To show who speaks, and to add up how many people it may reach.',
        'You erase your data, or your permission is given back without a pledge of yours. If organizers took your pledge out, your account and their reason stay in the record of changes.',
      ],
      [
        'The text you confirmed, when you did, your condition and your language',
        'To post exactly that, to compare it with others where each has to be in words of its own, and to write to you in your language.',
        'You erase your data.',
      ],
      [
        'What became of your post: when it left, its address, what the network answered, how often it was seen and liked',
        'To tell you and the organizers how it went, and to never post twice.',
        'You erase your data. A line without a name stays, with the time, the followers rounded, and a code that keeps the account from posting twice.',
      ],
      [
        'Your mail address, if you give one with your pledge',
        'To send you the link to your page, to write to you the evening before, when the moment changes, when your permission stops working, and what came of it; and to pass on what the organizers write to all. Encrypted.',
        `${days(t.address)} after the moment, or as soon as you take it away or want no more mail.`,
      ],
      [
        'Your consent to mail of the organization itself, if you tick its box: your address, the words beside the box, when you ticked it and when you confirmed',
        'So that the organization can write to you, and can show that you agreed. The address is encrypted.',
        `You leave the list, want no more mail, or erase your data: it does not end with the launch. ${t.unconfirmed} hours if you do not confirm.`,
      ],
      [
        'Your mail address and text, if you ask for a reminder',
        'To send you the link to your page, and to write to you the evening before, at the moment, when it changes, and what came of it. The address is encrypted.',
        `${t.unconfirmed} hours if you do not confirm; else the address ${days(t.reminder)} after the moment, and the text until you withdraw. Withdrawing erases both at once.`,
      ],
      [
        'A mail on its way to you',
        'To send it. Its content is encrypted.',
        'It is sent. Then we keep what kind of mail it was, when, and a keyed code of the address that only tells us whether two are the same; that line stays.',
      ],
      [
        'That you want no more mail, if you say so',
        'So that nothing more is sent there: a keyed code of the address, not the address.',
        'You ask for mail again.',
      ],
      [
        'Whose link brought you, if you came by a personal invitation',
        'To tell that person how many joined through it: a number, no names.',
        'You erase your data, or withdraw your reminder.',
      ],
      [
        'What led you here when you pledge or ask for a reminder: the kind of link, or the name of the site',
        'To tell organizers what works. They see sums; of visits nothing but a number for each is kept. If you came by a link that the organizers gave a name, such as that of their newsletter, which one it was is kept with it.',
        'You erase your data, or withdraw your reminder.',
      ],
      [
        'Of organizers: name, mail address, role, language, a hash of the password, the second step (encrypted), the browsers they are signed in with, and what they typed and have not saved',
        'To let the right people in, and to write to them.',
        `An owner removes them. Of somebody who is invited, the address: ${days(t.invited)}.`,
      ],
      [
        'What organizers did: who, when and what, with their name, and with the mail address where somebody comes or goes',
        'To know who changed what, who downloaded a list of people, and who stopped a launch.',
        'This record stays: nothing in it can be changed or deleted.',
      ],
      [
        'Test posts of organizers: who made it, from which account, its text and its link',
        'To see how a post looks before the launch.',
        'They stay with the campaign.',
      ],
    ],
  },
  seen: {
    title: 'Who sees it',
    lines: [
      'Everybody: your post, once it is out, as on your own profile. Before that only sums: how many pledged, and whom they may reach together. A published report may quote the posts that got the most.',
      'The organizers of the campaign: your account, name and followers, your text, when you confirmed it, whether you left a mail address and what was mailed there, and what became of your post; of a reminder the text, when you confirmed it, and whether you said that you posted. They can download it as files; who does is recorded. They answer for their copies.',
      'No address is in those files, and organizers write to all supporters through this site without seeing one. One who knows your whole address already can find your pledge by it. They see yours only if you ticked the box of the organization and confirmed it: then it is on a list of its own, which they can download.',
      'Whoever has your secret link sees your pledge as you do. Do not pass it on.',
      'Whoever runs this machine could read the database, but not the permissions, the secret links and the mail addresses of supporters without its key.',
      'The network that you connect, which is the server of your account where a network has many; and the mail server of this site for mails to you.',
      'Nobody else, but who keeps the machine for us. Nothing is sold, lent or passed on.',
    ],
  },
  counted: {
    title: 'What is counted without cookies',
    lead: 'These are sums in the database: a day or an hour, and a number. No IP address, no browser and no person stands beside them, so nobody can ask us who it was.',
    lines: [
      'Visits to the page of a campaign, by day, and what led to them: the kind of link, a named link, or the name of the site.',
      'Openings of its short link, by the hour, the place it stood in and the sample it ended.',
      'Which way to share was opened, by day and sample.',
      'Openings of its card in pages of others, by day and by the name of the site it stood in, where the browser tells that.',
      'Calls that were made, by day and by what came of them. Your ZIP code is stored nowhere. The random number of the form is kept for a day, so that the same call is not counted twice.',
    ],
    limits: (site: string) =>
      `To slow down programs that try many addresses or secret links, a code is made of your IP address with a secret key, and counted: for a minute where you read, for ten where you type, for a quarter of an hour where organizers sign in, for a day where a form sends mail. The address itself is kept nowhere, and is in no log of ${site}. A server in front of it may keep a log of its own.`,
  },
  cookies: {
    title: 'The cookies there are',
    lead: 'None is set for reading, and none follows you to another site.',
    names: { why: 'Set when', until: 'Lasts' },
    rows: (t: Spans): readonly (readonly [string, string, string])[] => [
      [
        'thunderclap',
        'You type a text, connect an account, or give a name for your call. It holds a random number; what belongs to it lies encrypted in the database.',
        `${days(t.session)} after your last visit; ${days(t.organizer)} for organizers who sign in`,
      ],
      ['language', 'You choose another language than your browser asks for. It holds that language.', 'a year'],
      [
        'thunderclap-known',
        'An organizer signs in. It tells this browser from strangers who guess passwords.',
        days(t.browser),
      ],
    ],
    rest: 'Over https the names of the first and the last begin with “__Host-”. If you share on Mastodon, your browser alone remembers the name of your server.',
  },
  networks: {
    title: 'What goes to the networks',
    /** What its permission lets us do, and what we know of an account there. */
    of: {
      x: 'X gives its permissions whole: ours could also read what you read there. We use it to post your text, to ask before the moment whether it still works, to look for your post when an answer was unclear, and to delete your post when you press the button for it.',
      mastodon:
        'On Mastodon we ask the server of your account for two permissions: to see who you are, and to write posts. With the second one we could also delete posts: we delete yours when you press the button for it, and nothing else. Before you sign in, the server whose name you type is asked what it is, and this site is registered there with its own name; of you it learns nothing by that. We remember the name of the server, and what it says of itself.',
      bluesky:
        'On Bluesky we ask for a permission to create posts, and get no other: with it we can read, change, like, follow and delete nothing. We learn your handle, the lasting id of your account and its server. The permission ends by itself unless we renew it at the server that signs you in, which we do about once a week as long as your pledge needs it.',
    },
    lines: [
      'When you connect, we send you to the page of the network. It learns that you use this site, and tells us your name, your account and how many follow it. Your password stays there.',
      'At the moment we send it your text with your permission. After that we may ask it how often the post was seen. Before the moment we may ask it whether the permission still works.',
      'A button to share opens the page of that network with the text in it. Nothing goes there before you press it. The same is true of videos.',
      'What a network keeps is between you and it: we cannot erase it there, except for your own post, where it allows that.',
    ],
  },
  rights: {
    title: 'How to take it back',
    law: 'In Europe the law gives you these rights (Art. 15–21 GDPR): to see what is kept, to have it corrected or erased, to have its use restricted, to object to it, and to take it with you. Most of it you do yourself on the page of your pledge, at once; for the rest write to the contact above.',
    lines: [
      'Withdraw: on the page of your pledge or your reminder, until the launch begins. Nothing is posted then.',
      'Delete your post: on the page of your pledge once it is out, where the network lets us; else on the network.',
      'Erase your data: on the page of your pledge, done at once; if your post is on its way, as soon as that is settled. A pledge that still waits is withdrawn with it.',
      'Take back the permission: on the network itself, among its connected apps, at any time. Then your post cannot go out.',
      'Leave the list of the organization: on the page of your pledge, or by the link in the mail that asked you.',
      'No more mail: by the link at the foot of mails about a campaign.',
    ],
    lost: 'You cannot find the link to your page?',
    lostLink: 'Have it sent again',
  },
  more: 'What we keep about you, and for how long',
} as const
