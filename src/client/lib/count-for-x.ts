import parseTweet from 'twitter-text/dist/parseTweet.js'
import { isReadable, withKnownEmoji, withKnownNames } from '../../lib/newer-than-twitter-text.ts'

/** What the server will count; longer texts than it reads are not looked at for links. */
export function countForX(text: string): number {
  if (!isReadable(text)) return text.length
  return parseTweet(withKnownNames(withKnownEmoji(text), true)).weightedLength
}
