import { isIP } from 'node:net'

/** Whether a host (`name[:port]`) is this machine: only there http is spoken. */
export const isLoopbackHost = (host: string): boolean => {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}

/** Scheme, host and port of a server by its host. */
export const originOf = (host: string): string => `${isLoopbackHost(host) ? 'http' : 'https'}://${host}`

/** A name of the public internet, as `host` of an account may be; not whether it leads to a public address. */
export const isPublicName = (host: string): boolean =>
  /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host)
