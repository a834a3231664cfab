/** Getting in, and what stays closed to whom. */
export const organizeAccess = {
  signIn: {
    title: 'Sign in',
    lead: 'For the people who run campaigns here. Supporters need no account.',
    email: 'Mail address',
    password: 'Password',
    button: 'Sign in',
    wrong: 'The mail address or the password is not right. Check both and try again.',
    forgotten: 'Choose a new password',
  },
  firstRun: {
    title: 'Become the owner',
    lead: 'You started this Thunderclap, so it is yours. Choose how you sign in from now on; this link works once.',
    name: 'Your name',
    email: 'Mail address',
    emailHint: 'You sign in with it.',
    password: 'Password',
    passwordHint: (min: number) => `At least ${min} characters. A few words in a row are easy to remember.`,
    button: 'Become the owner and go to the campaigns',
    wrong: {
      'no-name': { field: 'name', message: 'Enter your name: colleagues will see it.' },
      'no-address': { field: 'email', message: 'Enter a mail address like name@example.org.' },
      'known-address': {
        field: 'email',
        message: 'Somebody signs in with this mail address already. Use another one.',
      },
      'short-password': { field: 'password', message: 'Choose a longer password: at least 12 characters.' },
      'long-password': { field: 'password', message: 'Choose a shorter password: at most 200 characters.' },
      'password-is-address': { field: 'password', message: 'Choose a password that is not your mail address.' },
    },
    gone: {
      title: 'This link works no more',
      text: 'It was used, has expired, or a newer one took its place. Whoever runs this site sees a new link when starting it while there is no owner. Are you the owner already? Then sign in.',
      label: 'Sign in',
    },
  },
  tooManyTries: {
    byMail: {
      title: 'Too many tries',
      text: (minutes: number) =>
        `That was tried too often, so we wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} to keep guessers out. Nothing was changed. Was it somebody else? A browser you have signed in with before still lets you in. This one does as soon as you open, in it, a link that we mail you; your password can stay as it is.`,
      label: 'Have a link mailed',
    },
    byOperator: {
      title: 'Too many tries',
      text: (minutes: number) =>
        `That was tried too often, so we wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} to keep guessers out. Nothing was changed. Was it somebody else? A browser you have signed in with before still lets you in. This one does as soon as you open, in it, a link from whoever runs this site.`,
      label: 'How to get a link',
    },
  },
  strangers: {
    title: 'Only organizers can do this',
    text: 'You are not signed in, or not any more. Nothing was changed. Sign in, look at how things stand and do it again.',
    label: 'Sign in',
  },
  viewers: {
    title: 'You may look, but not change',
    text: 'Your role here is to view. Nothing was changed. Ask an owner of this site to do it, or to give you another role.',
    label: 'Back to the campaigns',
  },
  notViewers: {
    title: 'Not for viewers',
    text: 'Addresses of supporters are for those who work with them. Ask an owner of this site for the role of an editor.',
    label: 'Back to the campaigns',
  },
  notOwner: {
    title: 'Only owners can do this',
    text: 'Who works here, and the record of changes, are for owners. Nothing was changed. The page People says who they are.',
    label: 'Back to the campaigns',
  },
} as const
