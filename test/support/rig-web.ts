import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { acceptInvitation } from '../../src/domain/organizer/acceptance.ts'
import { firstRunInvitation } from '../../src/domain/organizer/invitation.ts'
import type { LaunchRig } from './launch-rig.ts'

/** The web of a rig, as supporters and organizers use it. */
export type RigWeb = {
  /** The page as its reader gets it. */
  readonly read: (path: string, headers?: Readonly<Record<string, string>>) => Promise<string>
  /** Sends a form; resolves with the status. */
  readonly post: (path: string, form: Readonly<Record<string, string>>) => Promise<number>
  /** What a browser sends for somebody who has signed in as an owner. */
  readonly owner: () => Promise<{ readonly cookie: string }>
}

export async function rigWeb({ db, start }: LaunchRig): Promise<RigWeb> {
  const { ready } = await start('web')
  const home = `http://127.0.0.1:${ready.port}`
  const send = async (path: string, form: Readonly<Record<string, string>>): Promise<Response> => {
    const answer = await fetch(home + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) })
    // On a slow machine the web says that too many came at once; a person sends the form again.
    return answer.status === 503 && answer.headers.has('retry-after') ? pause(500).then(() => send(path, form)) : answer
  }
  return {
    read: async (path, headers = {}) => {
      const answer = await fetch(home + path, { headers: { 'accept-language': 'en', ...headers } })
      expect([path, answer.status]).toEqual([path, 200])
      return answer.text()
    },
    post: async (path, form) => (await send(path, form)).status,
    owner: async () => {
      const ada = { name: 'Ada', email: 'ada@example.org', password: 'correct horse battery' }
      await acceptInvitation(db, firstRunInvitation(db, Date.now()) ?? '', ada, Date.now())
      const answer = await send('/organize/sign-in', { email: ada.email, password: ada.password })
      const cookies = answer.headers.getSetCookie().map(line => line.split(';')[0])
      return { cookie: cookies.join('; ') }
    },
  }
}
