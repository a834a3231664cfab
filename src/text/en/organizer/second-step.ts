const waiting = (minutes: number) =>
  minutes === 1 ? 'a minute' : minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`

/** The second step of a sign-in: a code from an app, after the password. */
export const secondStepWords = {
  first: {
    title: 'One step is missing',
    text: 'You typed your password, and your second step is still before you. Nothing was changed.',
    label: 'To the second step',
  },
  ask: {
    title: 'Second step',
    lead: 'Your password is right. Now the code that your authenticator app shows.',
    code: 'Code',
    hint: 'Six digits; each works once. Or one of your recovery codes.',
    button: 'Sign in',
    lost: 'No app and no recovery code? An owner of this site can take your second step away, on the page People. You are the only owner? Whoever runs the machine can.',
  },
  wrongCode:
    'This code is not right, or was used before. Wait for the next one in your app, or use a recovery code. Is the clock of your telephone right?',
  wrongFirstCode:
    'This is not the code of the picture below. Wait for the next one, and look whether your clock is right.',
  password: 'Your password',
  wrongPassword: 'This is not your password.',
  endsOthers: 'Your sessions in other browsers end.',
  back: 'Back to your page',
  setup: {
    title: 'Set up a second step',
    another: 'Set up another second step',
    lead: 'From then on a sign-in takes your password and a code from an app on your telephone. Who has one of the two alone stays out.',
    required: 'The owners of this site ask for a second step from everybody. Set up yours, then go on.',
    scan: 'Scan this with an authenticator app: the one of your telephone or password manager, Aegis or 2FAS, say.',
    qr: 'QR code for your authenticator app',
    byHand: 'Or type this key into it:',
    code: 'The code it shows',
    codeHint: 'Six digits: so we know that it works.',
    button: 'Turn it on',
  },
  told: {
    title: 'Your recovery codes',
    lead: 'The second step is on. Should you lose your app, each of these lets you in once, with your password. They are shown this once: print them, or keep them where your passwords are, and not on the same telephone.',
    go: 'I have them, go on',
  },
  newCodes: {
    title: 'New recovery codes',
    lead: 'Those you have stop working. Your sessions in other browsers end.',
    button: 'Make new codes',
  },
  removal: {
    title: 'Turn the second step off',
    lead: 'Then your password alone lets you in, and anybody who has it. Your recovery codes stop working, and your sessions in other browsers end.',
    button: 'Turn it off',
  },
  required: {
    title: 'Everybody needs a second step here',
    text: 'So the owners of this site decided. Nothing was changed. You can set up another one in place of yours.',
    label: 'Back to your page',
  },
  gone: {
    title: 'That was too late',
    text: 'This page was too old, or your second step was changed in another browser. Nothing was changed by this one.',
    label: 'Go on',
  },
  tooMany: {
    title: 'Too many codes',
    text: (minutes: number) =>
      `Too many wrong codes were tried for you, so we wait ${waiting(minutes)}. Was it somebody else? Then they know your password: choose another one. A browser in which you passed this step before still lets you in, and a recovery code does in any.`,
    label: 'Use a recovery code',
  },
  tooManyPasswords: {
    title: 'Too many tries',
    text: (minutes: number) =>
      `A wrong password was typed too often, so we wait ${waiting(minutes)}. Nothing was changed. Was it somebody else? End your other sessions.`,
    label: 'Back to your page',
  },
  me: {
    title: 'Second step',
    on: 'A code from your app is asked for after your password, since',
    codes: (left: number) =>
      left === 0
        ? 'You have no recovery code left: make new ones.'
        : `You have ${left} recovery ${left === 1 ? 'code' : 'codes'} left.`,
    off: 'Your password alone lets you in. With a second step, a code from your telephone is asked for too.',
    setUp: 'Set up a second step',
    another: 'Set up another app',
    newCodes: 'New recovery codes',
    remove: 'Turn it off',
  },
  list: {
    has: 'Second step on.',
    reset: 'Lost it?',
    resetOf: (name: string) => `Lost it? Take the second step of ${name} away`,
  },
  rule: {
    title: 'Second step at the sign-in',
    isOn: 'Everybody has to have one.',
    isOff: 'Each decides for themselves.',
    change: 'Change this',
    lead: 'Whoever has none then sets one up before anything else, you too, and in sessions that are open now as well.',
    legend: 'A code from an app, after the password',
    choices: { no: 'Each decides for themselves', yes: 'Everybody has to have it' },
    button: 'Save',
    noOrganization: {
      title: 'Say first who runs this site',
      text: 'The rule belongs to the organization, and none was entered yet. Nothing was changed.',
      label: 'Back to the people',
    },
  },
  reset: {
    title: (name: string) => `Take the second step of ${name} away`,
    lead: 'For a colleague who lost their app and their recovery codes. Speak to them first: whoever has their password then gets in. Their sessions end, and they set up another one afterwards.',
    button: 'Take it away',
  },
} as const
