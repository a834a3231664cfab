import type { Pds } from './start.ts'

export type Person = { readonly did: string; readonly handle: string; readonly password: string; readonly host: string }

/** An account of this server: `ada` is `ada.test`. */
export async function signUp(pds: Pds, name: string): Promise<Person> {
  const handle = `${name}.test`
  const password = `password-of-${name}`
  const said = await call(pds, 'com.atproto.server.createAccount', {
    handle,
    password,
    email: `${name}@people.test`,
  })
  return { did: String(said.did), handle, password, host: pds.host }
}

export type StoredPost = { readonly uri: string; readonly cid: string; readonly value: Record<string, unknown> }

/** Every post of an account, as the server has it. */
export async function postsOf(pds: Pds, { did }: Person): Promise<readonly StoredPost[]> {
  const query = new URLSearchParams({ repo: did, collection: 'app.bsky.feed.post', limit: '100' })
  const said = await call(pds, `com.atproto.repo.listRecords?${query}`)
  return said.records as StoredPost[]
}

export async function takeDown(pds: Pds, { did }: Person): Promise<void> {
  const subject = { $type: 'com.atproto.admin.defs#repoRef', did }
  await call(pds, 'com.atproto.admin.updateSubjectStatus', { subject, takedown: { applied: true, ref: '1' } }, asAdmin)
}

/** As its owner does in the settings of their app. */
export async function deactivate(pds: Pds, person: Person): Promise<void> {
  const { accessJwt } = await call(pds, 'com.atproto.server.createSession', {
    identifier: person.handle,
    password: person.password,
  })
  await call(pds, 'com.atproto.server.deactivateAccount', {}, { authorization: `Bearer ${accessJwt}` })
}

const asAdmin = { authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}` }

async function call(pds: Pds, method: string, body?: object, headers: Readonly<Record<string, string>> = {}) {
  const answer = await fetch(`${pds.url}/xrpc/${method}`, {
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method}: ${answer.status} ${text}`)
  return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
}
