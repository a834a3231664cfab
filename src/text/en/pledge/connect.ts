/** What a supporter reads when connecting an account ends otherwise than hoped. */
export const signInWords = {
  denied: {
    title: 'Nothing was connected',
    text: (network: string) =>
      `You did not give the permission on ${network}, so we cannot post for you, and nothing was promised.`,
    again: (network: string) => `Try ${network} again`,
    back: 'Back to your text',
    backElsewhere: 'Go back',
    instead:
      'You can still take part without connecting anything: we mail you at the moment, with your text filled in, and you post it yourself.',
    remind: 'Remind me by mail',
  },
  /** Said beside the others, where it is so. */
  kept: 'What you wrote is kept.',
  elsewhere: {
    title: 'This sign-in did not begin in this browser',
    text: 'It began in another browser or app, or this one keeps no cookies, or more than a day went by. Nothing was connected and nothing was promised. Go back to where you began: what you wrote may still stand there. Or start anew here, with cookies allowed for this site.',
  },
  stale: (network: string) => ({
    title: 'This sign-in is not the last one you began',
    text: `It may come from an older tab, or it was used before. Nothing was connected by it. Start again, and finish in the same tab.`,
    label: `Start again with ${network}`,
  }),
  unanswered: (network: string) => ({
    title: `${network} does not answer as it should`,
    text: `We asked ${network} and got no usable answer, so nothing was connected. Try again in a minute.`,
    label: `Try ${network} again`,
  }),
  /** The network speaks of this one account. */
  person: (network: string) => ({
    title: `${network} does not let us in with this account`,
    text: `It may be locked, suspended, taken down or closed: ${network} says more where you sign in. Nothing was connected. Set it right there and try again, or connect another account.`,
    label: `Try ${network} again`,
  }),
  /** Before the network can ask, it has to be told who comes. */
  question: {
    /** In a demo. */
    simulated: (network: string) =>
      `This is a simulated ${network}: the page of its people says what to enter here, and makes you somebody new.`,
    people: 'Who is there',
    title: (network: string) => `Which account on ${network}?`,
    handle: (network: string, example: string) => ({
      label: `Your ${network} handle`,
      hint: `As it stands under your name there, for example ${example}. You enter your password only there.`,
    }),
    server: (network: string, example: string) => ({
      label: `Your ${network} account, or its server`,
      hint: `For example @ada@${example}, or ${example}. You enter your password only there.`,
    }),
  },
  answer: {
    handle: {
      malformed: (network: string, example: string) =>
        `Enter your handle as ${network} shows it, with its dots, such as ${example}. A mail address or a name is none.`,
      'not-found': (network: string) =>
        `We found no account on ${network} with this handle. Look how it is written on your profile. An account that was closed or taken down is not found either.`,
      unreachable: (network: string) =>
        `The server of this account does not answer. ${network} accounts live on many servers, and this one may be down: try again in a minute.`,
      'not-supported': (network: string) =>
        `We cannot sign in to the kind of server or account that this handle belongs to. Enter another account on ${network}, or ask for a reminder and post by hand.`,
    },
    server: {
      malformed: (_: string, example: string) =>
        `Enter your account with its server, such as @ada@${example}, or the server alone. A mail address or a name without a server is none.`,
      'not-found': () =>
        'There is no server of this name. Look how it is written on your profile, behind the second @.',
      unreachable: () => 'This server does not answer. It may be down: try again in a minute.',
      'not-supported': (network: string) =>
        `We asked this server, and it does not answer as servers of ${network} do. Look how your server is called on your profile; or ask for a reminder and post by hand.`,
      'not-public': () =>
        'This server is not on the public internet, so we cannot post there. Enter the name of a public one.',
      'own-address': () => 'This is the address of this site. Enter the server that your account is on.',
      'no-text-posts': () =>
        'This server takes pictures only, so we cannot post your words there. Enter another account, or ask for a reminder and post by hand.',
    },
  },
  /** A server gave us the permission of another account than the one that was named. */
  somebodyElse: (network: string, wanted: string, came: string) => ({
    title: `That is @${came}, and not you`,
    text: `You entered ${wanted}, and the server gave us the permission of @${came}. We keep nothing of it. Sign in there with your own account first, or enter the other one here.`,
    label: `Try ${network} again`,
  }),
  /** They named a server alone, and it speaks of somebody who has promised a post. */
  sayWho: (came: string) => ({
    title: 'Which account is yours?',
    text: `The server gave us the permission of @${came}, who takes part already, and we did not use it. If that is you, enter your account in full: @${came}. If not, sign in at your server as yourself first, and enter your own.`,
    label: 'Enter my account',
  }),
  /** Said where only whoever runs the site can set it right. */
  ourSide: (network: string) => ({
    title: `Signing in with ${network} does not work here at the moment`,
    text: `This is on our side, not on yours: ${network} does not let this site sign anybody in. Nothing was connected. Whoever runs this site can see why. Come back later.`,
    label: `Try ${network} again`,
  }),
} as const
