import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterThisTest } from '../../support/folder.ts'
import { noLimits } from './no-limits.ts'

/** A server at the wire that answers as the test says, and remembers what it was asked. */
export async function scriptedX(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: URL[] = []
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://x.test'))
    answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  afterThisTest(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, asked, settings: { key: 'app-key', secret: 'app-secret', apiUrl: url, oauthUrl: url, ...noLimits } }
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}
