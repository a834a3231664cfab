import { createApp } from '../../../src/app.ts'
import { acceptInvitation } from '../../../src/domain/organizer/acceptance.ts'
import { firstRunInvitation } from '../../../src/domain/organizer/invitation.ts'
import { noon, testContext } from '../../support/context.ts'
import { listen, type Person, person } from '../../support/person.ts'

export const ada = { name: 'Ada Lovelace', email: 'ada@example.org', password: 'correct horse battery' }

/** What the first run asks. */
export const firstRun = { ...ada, 'org-name': 'An organization', 'org-contact': 'hello@example.org' }

/** The whole application with an owner, Ada; its clock stands at a day before `noon` until it is moved. */
export async function organizersSide(env: Readonly<Record<string, string>> = {}) {
  let at = noon - 86_400_000
  const context = testContext({ env, now: () => at })
  await acceptInvitation(context.db, firstRunInvitation(context.db, at) ?? '', ada, at)
  const url = await listen(createApp(context))
  const setTime = (ms: number) => {
    at = ms
  }
  const signedIn = async (email = ada.email): Promise<Person> => {
    const visitor = person(url)
    const seen = await visitor.post('/organize/sign-in', { email, password: ada.password })
    if (seen.status !== 303) throw new Error(`not signed in: ${seen.status}`)
    return visitor
  }
  return { context, db: context.db, url, setTime, visitor: () => person(url), signedIn }
}
