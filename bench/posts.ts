/** What ours and every baseline post: the same texts, each from its own account. */
export const appKey = 'bench-app'
export const appSecret = 'bench-app-secret'

export const textOf = (n: number) =>
  `Nº ${n}: it is time to close the loophole that lets websites profit from trafficking. Call today. #CDA230`

export const tokensOf = (n: number) => ({
  token: `${1_000_000 + n}-bench-token-of-a-usual-length-0123456789`,
  secret: `bench-secret-${n}-of-a-usual-length-0123456789abc`,
})
