import { Agent } from 'node:http'
import { TwitterApi, TwitterApiv2 } from 'twitter-api-v2'
import { appKey, appSecret } from '../posts.ts'

const httpAgent = new Agent({ keepAlive: true })

export type Tokens = { readonly token: string; readonly secret: string }

/** A twitter-api-v2 client of one account that speaks to `origin`. */
export function twitterClient(origin: string, { token, secret }: Tokens): TwitterApiv2 {
  const account = new TwitterApi({ appKey, appSecret, accessToken: token, accessSecret: secret }, { httpAgent })
  const client = new ClientElsewhere(account)
  client.speakTo(origin)
  return client
}

class ClientElsewhere extends TwitterApiv2 {
  speakTo(origin: string): void {
    this.setPrefix(`${origin}/2/`)
  }
}
