const unconnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

/** Whether an error of a request says that none of it was written: there was no connection. */
export function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, message } = error as Error & { code?: string }
  return unconnected.includes(code ?? '') || /is not a public host$/.test(message) || neverLeft(error.cause)
}
