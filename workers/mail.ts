import { tellMilestones } from '../src/domain/launch/milestones.ts'
import { forgetQuestions } from '../src/domain/mail/consent/ask.ts'
import { mailRow, type Sealed } from '../src/domain/mail/enqueue.ts'
import { eraseAddresses } from '../src/domain/mail/erase.ts'
import type { MailKind } from '../src/domain/mail/kinds.ts'
import { continueMailings } from '../src/domain/mail/mailing.ts'
import {
  beginContent,
  claimMail,
  dropLate,
  type Mail,
  settleInterrupted,
  settleMail,
} from '../src/domain/mail/outbox.ts'
import { forgetInvitations } from '../src/domain/organizer/invitation.ts'
import { senderOf } from '../src/domain/organizer/organization.ts'
import { remindAll } from '../src/domain/pledge/by-hand/at-moment.ts'
import { forgetUnconfirmed } from '../src/domain/pledge/by-hand/forget.ts'
import { ownOutcome } from '../src/domain/pledge/own-outcome.ts'
import { oneTapLinks } from '../src/domain/share/links.ts'
import type { Mailer } from '../src/mail/transport/mailer.ts'
import type { DirectorContext } from './director-context.ts'

/** Mails under way at once. */
const atOnce = 10
/** How often it is looked what has come about, in ms. */
const milestonesMs = 20_000

export type MailLoop = {
  /** Turns due mailings into mails, and reminders into mails ahead of their moment. */
  readonly write: () => Promise<void>
  /** Sends due mails, and settles those that an earlier director left. True while mails are being sent. */
  readonly round: () => boolean
  /** Erases the addresses that are not needed any more. */
  readonly erase: () => Promise<void>
  /** Resolves when no mail is being sent; after `end` none begins. */
  readonly done: () => Promise<unknown>
}

/** Sends due mails, at most `MAIL_PER_SECOND`. The table of mails decides what is sent and whether it is sent again. */
export function startMailLoop(director: DirectorContext, end: AbortSignal): MailLoop {
  const { db, box, log, now, post } = director
  const reminding = { box, links: oneTapLinks(director.networks), baseUrl: director.config.web.baseUrl }
  const sending = post && openSending(director, post, end)
  const since = now()
  let nextMilestones = 0
  return {
    write: async () => {
      if (now() >= nextMilestones) {
        tellMilestones(db, now())
        nextMilestones = now() + milestonesMs
      }
      while (continueMailings(db, box, now(), (_, pledgeId, at) => ownOutcome(db, pledgeId, at)))
        await new Promise(setImmediate)
      while (remindAll(db, reminding, now())) await new Promise(setImmediate)
    },
    round: () => {
      const left = settleInterrupted(db, since, now())
      if (left.again + left.unknown > 0) log.warn(left, 'mails that were being sent when a process ended')
      const late = dropLate(db, now())
      if (late > 0) log.warn({ mails: late }, 'given up: too late')
      sending?.begin()
      return sending?.isBusy() ?? false
    },
    erase: async () => {
      let erased = 0
      do {
        const at = now()
        erased =
          eraseAddresses(db, at) + forgetUnconfirmed(db, at) + forgetQuestions(db, at) + forgetInvitations(db, at)
        if (erased > 0) log.info({ addresses: erased }, 'erased')
        // Clearances run between two chunks.
        await new Promise(setImmediate)
      } while (erased > 0)
    },
    done: async () => sending?.done(),
  }
}

function openSending(director: DirectorContext, post: Mailer, end: AbortSignal) {
  const { db, now, log, disk, config } = director
  const perSecond = config.mail?.perSecond ?? 1
  const underWay = new Set<Promise<void>>()
  /** When the mails of the last second began (ms of the monotonic clock). */
  const began: number[] = []
  const mayBegin = () => {
    while (began[0] !== undefined && began[0] <= performance.now() - 1_000) began.shift()
    return !end.aborted && underWay.size < atOnce && began.length < perSecond
  }
  /** Begins as many as may begin; the others when one has ended, or in the next round. */
  function begin(): void {
    while (mayBegin()) {
      const mail = claimMail(db, now())
      if (!mail) return
      began.push(performance.now())
      const sending = sendMail(director, post, mail)
        .catch(failed)
        .then(() => {
          underWay.delete(sending)
          begin()
        })
        .catch(failed)
      underWay.add(sending)
    }
  }
  function failed(error: unknown): void {
    disk.failed(error)
    log.error({ err: error }, 'a mail could not be settled')
  }
  return { begin, isBusy: () => underWay.size + began.length > 0, done: () => Promise.all(underWay) }
}

/** One try of one mail. The log has its row's id: no address and no subject. */
async function sendMail(director: DirectorContext, post: Mailer, mail: Mail): Promise<void> {
  const { db, now, log } = director
  const content = open(director, mail)
  const outcome = content
    ? await post.send(
        mail.kind as MailKind,
        mail.key,
        content,
        () => beginContent(db, mail, now()),
        senderOf(db, mail.campaignId),
      )
    : ({ kind: 'refused', reason: 'sealed with a key that is not at hand' } as const)
  settleMail(db, mail, outcome, now())
  const line = { mail: mail.id, kind: mail.kind, tries: mail.tries, outcome: outcome.kind }
  if (outcome.kind === 'sent') log.debug(line, 'mail')
  else log.warn({ ...line, reason: outcome.reason }, 'mail')
}

function open({ box }: DirectorContext, { key, letter }: Mail): Sealed | null {
  try {
    return letter === null ? null : (JSON.parse(box.open(letter, mailRow(key))) as Sealed)
  } catch {
    return null
  }
}
