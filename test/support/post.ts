import type { Post } from '../../src/networks/port.ts'

/** A post at that moment (ms) of an account of which only its remote id matters. */
export const postOf = (text: string, remoteId = '1', momentAt = Date.now()): Post => ({
  text,
  momentAt,
  account: { remoteId, host: 'host.test' },
  card: null,
  lang: 'en',
  seed: `1 ${remoteId}`,
})
