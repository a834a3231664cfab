import { Queue, Worker } from 'bullmq'
import { connectRedis } from '../../src/lib/redis.ts'
import { textOf, tokensOf } from '../posts.ts'
import { type Tokens, twitterClient } from './twitter.ts'

/** The usual way: one delayed job per post, and workers that post with twitter-api-v2. */
type Post = Tokens & { readonly text: string }

const origin = process.env.BENCH_ORIGIN ?? ''
const [first, end] = [Number(process.env.BENCH_FIRST), Number(process.env.BENCH_END)]
const connection = connectRedis(process.env.REDIS_URL ?? '')
const addedAtOnce = 500

const queue = new Queue<Post>('posts', { connection })
const worker = new Worker<Post>(
  'posts',
  async ({ data }) => {
    await twitterClient(origin, data).tweet(data.text)
  },
  { connection, concurrency: Number(process.env.BENCH_SLOTS), removeOnComplete: { count: 0 } },
)
worker.on('error', () => {})
await worker.waitUntilReady()
process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.on('message', ({ fireAt }: { fireAt: number }) => void schedule(fireAt))
process.send?.({ ready: true })

async function schedule(at: number): Promise<void> {
  for (let n = first; n < end; n += addedAtOnce) {
    const some = Array.from({ length: Math.min(addedAtOnce, end - n) }, (_, i) => ({
      ...tokensOf(n + i),
      text: textOf(n + i),
    }))
    await queue.addBulk(some.map(data => ({ name: 'post', data, opts: { delay: Math.max(0, at - Date.now()) } })))
  }
  process.send?.({ added: end - first })
}
