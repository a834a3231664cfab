export type RunningHere = {
  readonly baseUrl: string
  readonly sandboxUrl: string | null
  /** Null where mail goes out to people. */
  readonly mailboxUrl: string | null
  /** Of the demo campaign, if there is one. */
  readonly slug: string | null
  /** Token of the link that makes the owner, while there is none. */
  readonly firstRun: string | null
  readonly dataDir: string
}

/** What the terminal says when everything is up. */
export function welcome(at: RunningHere): string[] {
  const { baseUrl, sandboxUrl, mailboxUrl, slug, firstRun, dataDir } = at
  const rows: (readonly [string, string])[] = [
    ...(slug
      ? ([
          ['Campaign', `${baseUrl}/c/${slug}`],
          ['Live board', `${baseUrl}/c/${slug}/live`],
        ] as const)
      : ([['Campaigns', baseUrl]] as const)),
    ...(sandboxUrl ? ([['Sandbox feed', sandboxUrl]] as const) : []),
    ...(mailboxUrl ? ([['Mailbox', mailboxUrl]] as const) : []),
    firstRun
      ? ['Become its owner', `${baseUrl}/first-run/${firstRun}  (works once)`]
      : ['Organizers', `${baseUrl}/organize`],
    ['Logs and data', dataDir],
  ]
  return [
    '',
    'Thunderclap is running. Ctrl-C ends it.',
    '',
    ...rows.map(([name, what]) => `  ${name.padEnd(17)} ${what}`),
    '',
  ]
}
