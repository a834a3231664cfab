import { moment } from '../moment.ts'
import { textOf, tokensOf } from '../posts.ts'
import { twitterClient } from './twitter.ts'

/** The naive way: one client per account, and Promise.all over their posts. */
const origin = process.env.BENCH_ORIGIN ?? ''
const posts = Number(process.env.BENCH_POSTS)

const people = Array.from({ length: posts }, (_, n) => ({
  client: twitterClient(origin, tokensOf(n)),
  text: textOf(n),
}))

process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.on('message', ({ fireAt }: { fireAt: number }) => void fire(fireAt))
process.send?.({ ready: true })

async function fire(at: number): Promise<void> {
  await moment(at)
  const answers = await Promise.allSettled(people.map(({ client, text }) => client.tweet(text)))
  process.send?.({ failed: answers.filter(one => one.status === 'rejected').length })
}
