const loopback = ['localhost', '127.0.0.1', '[::1]']

/**
 * Where a network sends the browser back to. On one's own machine that is the name it was opened by: the session
 * of `localhost` is not there on `127.0.0.1`.
 */
export function callbackUrl(baseUrl: string, host: string | undefined, network: string): string {
  const url = new URL(`${baseUrl}/auth/${network}/callback`)
  const asked = host && URL.canParse(`${url.protocol}//${host}`) ? new URL(`${url.protocol}//${host}`) : null
  const bothLocal = asked && loopback.includes(asked.hostname) && loopback.includes(url.hostname)
  if (bothLocal && asked.port === url.port) url.hostname = asked.hostname
  return url.href
}
