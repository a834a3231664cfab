type Role = 'owner' | 'editor' | 'viewer'

const roles: Readonly<Record<Role, { readonly name: string; readonly text: string }>> = {
  owner: { name: 'Owner', text: 'Everything, and who works here.' },
  editor: { name: 'Editor', text: 'Writes, schedules, launches and stops campaigns.' },
  viewer: { name: 'Viewer', text: 'Looks at everything, changes nothing.' },
}

const password = {
  field: 'New password',
  wrong: {
    'short-password': 'Choose a longer password: at least 12 characters.',
    'long-password': 'Choose a shorter password: at most 200 characters.',
    'password-is-address': 'Choose a password that is not your mail address.',
  },
} as const

export const peopleWords = {
  roles,
  list: {
    title: 'People',
    lead: 'Who works on the campaigns here.',
    record: 'Record of changes',
    columns: { name: 'Name', role: 'Role', since: 'Here since', remove: 'Remove' },
    you: 'you',
    roleOf: (name: string) => `Role of ${name}`,
    change: 'Change',
    remove: 'Remove',
    removeNow: (name: string) => `Remove ${name}`,
    removal:
      'They are signed out at once and cannot come back without a new invitation. What they did stays in the record.',
    ownRemoval: 'You are signed out at once and cannot come back without a new invitation.',
    lastOwner: 'The only owner: make somebody else an owner first.',
    rolesTitle: 'What each role may do',
  },
  invitations: {
    title: 'Invited',
    empty: 'No invitation is open.',
    columns: { email: 'Mail address', role: 'Role', by: 'Invited by', until: 'Works until', revoke: 'Revoke' },
    mail: {
      queued: 'The mail waits to be sent',
      sending: 'The mail is being sent',
      sent: 'Mailed',
      refused: 'The mail server refused the address: check it and invite again',
      unknown: 'The mail server did not say whether it took the mail: ask them, or invite again',
      dropped: 'The mail could not be sent in time: invite again',
    },
    revoke: 'Revoke',
    revokeOf: (email: string) => `Revoke the invitation of ${email}`,
  },
  invite: {
    title: 'Invite a colleague',
    email: 'Mail address',
    role: 'Role',
    button: 'Invite',
    byMail: 'We mail a link that works once, for a week.',
    byHand:
      'You get a link that works once, for a week, to pass on yourself: mail from here reaches nobody outside this machine yet.',
    wrong: {
      'no-address': 'Enter a mail address like name@example.org.',
      'known-address': 'Somebody signs in with this mail address already. Change their role in the list above.',
      'no-role': 'Choose a role.',
    },
  },
  told: {
    title: 'Pass this link on',
    text: 'It is shown this once and works once, for a week. Send it to your colleague alone: whoever opens it takes their place.',
    copy: 'Copy the link',
    copied: 'Copied',
  },
  done: {
    invited: 'The invitation is on its way by mail.',
    revoked: 'The invitation is revoked. Its link works no more.',
    role: 'The role is changed. It counts from now on.',
    removed: 'They are removed and signed out.',
    name: 'Your name is changed.',
    password: 'Your password is changed. Your other sessions have ended.',
    sessions: 'Ended. That browser must sign in again.',
    'step-removed': 'The second step is off. Your password alone lets you in.',
    'step-reset': 'Their second step is taken away, and their sessions have ended.',
    'step-rule': 'Saved. It counts from now on.',
  },
  tooLate: {
    lastOwner: {
      title: 'The last owner stays',
      text: 'Without an owner nobody could let others in. Nothing was changed. Make somebody else an owner first, then do it again.',
    },
    revoke: {
      title: 'That invitation was not open any more',
      text: 'It was accepted, revoked or replaced meanwhile. Nothing was changed. If somebody came in who should not, remove them from the list.',
    },
    label: 'Back to the people',
  },
  accept: {
    title: 'Join as a colleague',
    lead: (role: Role, by: string | null) =>
      `${by ?? 'An owner of this site'} invites you as ${role === 'viewer' ? 'a' : 'an'} ${role}. ${roles[role].text}`,
    name: 'Your name',
    nameHint: 'Colleagues see it.',
    email: (email: string) => `You sign in as ${email}.`,
    password: 'Password',
    button: 'Join and go to the campaigns',
    gone: {
      title: 'This invitation works no more',
      text: 'It was used, revoked, replaced by a newer one, or its week is over. Ask who invited you for another. Have you joined already? Then sign in.',
      label: 'Sign in',
    },
  },
  me: {
    title: 'You',
    role: (role: Role) => `You are ${role === 'viewer' ? 'a' : 'an'} ${role}.`,
    name: {
      title: 'Name',
      field: 'Your name',
      button: 'Change the name',
      wrong: 'Enter your name: colleagues see it.',
    },
    password: {
      ...password,
      title: 'Password',
      before: 'Password until now',
      button: 'Change the password',
      consequence: 'Ends your sessions in other browsers.',
      wrongBefore: 'This is not your password until now.',
    },
    sessions: {
      title: 'Where you are signed in',
      lead: 'End a sign-in that is not yours, then change your password.',
      columns: { browser: 'Browser', seen: 'Last seen', begun: 'Signed in', end: 'End' },
      unknown: 'A browser',
      entering: 'Typed your password, and not the code',
      here: 'this one',
      end: 'End',
      endOf: (browser: string) => `End the session of ${browser}`,
      others: 'End all others',
      othersHint: 'You stay signed in here.',
    },
    gone: {
      title: 'That session had ended already',
      text: 'Nothing was changed. The list shows the sessions there are.',
      label: 'Back to your sessions',
    },
  },
  reset: {
    ask: {
      title: 'Choose a new password',
      lead: 'Enter the mail address you sign in with. If it is known here, we mail a link to it.',
      email: 'Mail address',
      button: 'Mail me a link',
      sent: 'If somebody signs in with this address, a link is on its way to it. It works once, for an hour. Asked for again it is the same link, so one that came before works too. Look among the spam.',
      back: 'Back to the sign-in',
      noMail:
        'No mail is set up on this site, so it cannot send you a link. Ask whoever runs it: they make one with this command.',
      command: 'npm run thunderclap -- organizer reset <your address>',
    },
    choose: {
      ...password,
      title: 'Choose a new password',
      lead: (email: string) =>
        `For ${email}. All sessions end; then you sign in with the new one. You know your password, and were only kept waiting at the sign-in? Then close this page and sign in: this browser may now.`,
      button: 'Set the password',
    },
    done: 'The new password is set. Sign in with it.',
    gone: {
      title: 'This link works no more',
      text: 'It was used, the password was changed since, or its hour is over. Your password is as it was. Ask for another link.',
      label: 'Ask for another link',
    },
  },
} as const
