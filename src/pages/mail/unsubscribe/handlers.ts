import type { Request } from 'express'
import type { Context } from '../../../context.ts'
import { allowMailAgain, readWayOutOfAll, refuseAllMail, refusesAllMail } from '../../../domain/mail/opt-out.ts'
import { findWayOut, unsubscribe } from '../../../domain/mail/unsubscribe.ts'
import type { Handlers } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import { text } from '../../../text/text.ts'
import { noMailView, unsubscribeView } from './view.tsx'

/**
 * `/unsubscribe/:secret`: the way out of a campaign's list, or of all mail from here, from the mail itself and without
 * signing in. Mail programs open links to look at them, so only POST does it; RFC 8058 wants no redirect as its answer.
 */
export function unsubscribeHandlers({ db, box, now }: Pick<Context, 'db' | 'box' | 'now'>) {
  return {
    show: (req, res) => {
      const { mailbox, list } = wayOut(req)
      res.send(list ? listPage(req, list.title, list.stoppedAt !== null) : allPage(req, refusesAllMail(db, [mailbox])))
    },
    unsubscribe: (req, res) => {
      const { mailbox, list } = wayOut(req)
      if (list) {
        unsubscribe(db, box, list, now())
        return void res.send(listPage(req, list.title, true))
      }
      // From the page that says that it is done.
      const isTakenBack = req.body?.again === 'yes'
      if (isTakenBack) allowMailAgain(db, [mailbox])
      else refuseAllMail(db, mailbox, now())
      res.send(allPage(req, !isTakenBack))
    },
  } satisfies Handlers<'secret'>

  function wayOut({ params, lang }: Request<{ secret: string }>) {
    const mailbox = readWayOutOfAll(box, params.secret)
    if (mailbox !== null) return { mailbox, list: null }
    const list = findWayOut(db, params.secret)
    if (!list) throw new Problem(404, text(lang).unsubscribe.gone)
    return { mailbox: null, list }
  }
}

const listPage = ({ lang, path }: Request, campaign: string, done: boolean) =>
  unsubscribeView({ lang, path, campaign, done })

const allPage = ({ lang, path }: Request, done: boolean) => noMailView({ lang, path, done })
