import type { RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { readOrganization } from '../domain/organizer/organization.ts'
import { documentStart } from '../ui/layout.tsx'
import { findSlot, organizationLine } from '../ui/organization-line.tsx'

/** Writes into the foot of every page who runs this installation, whoever drew it: refusals and failures too. To stand right behind `compress`. */
export function siteFoot({ db }: Pick<Context, 'db'>): RequestHandler {
  return (_req, res, next) => {
    const send = res.send.bind(res)
    res.send = body => {
      const slot = typeof body === 'string' && body.startsWith(documentStart) ? findSlot(body) : null
      if (!slot) return send(body)
      const html = body.replace(slot.place, () => organizationLine(read(), slot.lang))
      if (res.locals.sharedPage) res.locals.sharedPage.html = html
      return send(html)
    }
    next()
  }

  /** Null where the database cannot be read: the page that says so goes out all the same. */
  function read() {
    try {
      return readOrganization(db)
    } catch {
      return null
    }
  }
}
