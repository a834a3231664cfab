/** 25 is the port of mail: 4025 beside 4000. */
export const mailPortBeside = (port: number): number => beside(port, 25)

/** What the sandbox calls its two servers of Mastodon. `.test` is nobody's domain. */
export const mastodonNames = ['birch.test', 'quince.test'] as const

/** Their ports beside that of the sandbox. */
export const mastodonPortsBeside = (port: number): readonly [number, number] => [beside(port, 26), beside(port, 27)]

const beside = (port: number, by: number) => (port + by > 65_535 ? port - by : port + by)
