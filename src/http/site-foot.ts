import type { RequestHandler } from 'express'
import type { Context } from '../context.ts'
import { readOrganization } from '../domain/organizer/organization.ts'
import { organizationLine, organizationSlot } from '../ui/organization-line.tsx'

/** Writes into the foot of every page who runs this installation. To stand behind `compress`. */
export function siteFoot({ db }: Pick<Context, 'db'>): RequestHandler {
  return (req, res, next) => {
    const send = res.send.bind(res)
    res.send = body => {
      const slot = organizationSlot(req.lang)
      if (typeof body !== 'string' || !body.includes(slot)) return send(body)
      const html = body.replace(slot, () => organizationLine(read(), req.lang))
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
