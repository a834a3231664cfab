import { randomUUID } from 'node:crypto'
import { Queue, Worker } from 'bullmq'
import { letterRow, type Sealed } from '../src/domain/mail/enqueue.ts'
import { eraseAddresses } from '../src/domain/mail/erase.ts'
import type { MailKind } from '../src/domain/mail/letters.ts'
import { continueMailings } from '../src/domain/mail/mailing.ts'
import {
  beginContent,
  claimMail,
  dropLate,
  handOut,
  type Mail,
  settleInterrupted,
  settleMail,
} from '../src/domain/mail/outbox.ts'
import type { MailTry } from '../src/domain/mail/outcome.ts'
import { remindAll } from '../src/domain/reminder/at-moment.ts'
import { eraseReminderAddresses, forgetUnconfirmed } from '../src/domain/reminder/forget.ts'
import { oneTapLinks } from '../src/domain/share/links.ts'
import type { PostOffice } from '../src/mail/post-office.ts'
import type { DirectorContext } from './director-context.ts'
import { mailJobOptions, prefix, queueNames } from './queues.ts'

/** Mails under way at once. */
const atOnce = 10
/** So many seconds' worth wait in Redis at most: what is urgent then overtakes what goes to many. */
const aheadSeconds = 2

export type Mailing = {
  /** Turns what is to be told to many into mails, reminders ahead of their moment. */
  readonly write: () => Promise<void>
  /** Hands out what is due, and settles what was left behind. */
  readonly round: () => Promise<void>
  /** Erases the addresses that are not needed any more. */
  readonly erase: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Sends what is due, `MAIL_PER_SECOND` at most. The table of mails decides what is sent, and whether again. */
export function startMailing(director: DirectorContext): Mailing {
  const { db, box, log, now, redis, post } = director
  const reminding = { box, links: oneTapLinks(director.networks), baseUrl: director.config.web.baseUrl }
  const sending = post && openQueue(director, post)
  const since = now()
  return {
    write: async () => {
      while (continueMailings(db, box, now())) await new Promise(setImmediate)
      while (remindAll(db, reminding, now())) await new Promise(setImmediate)
    },
    round: async () => {
      const left = settleInterrupted(db, since, now())
      if (left.again + left.unknown > 0) log.warn(left, 'mails that were being sent when a process ended')
      const late = dropLate(db, now())
      if (late > 0) log.warn({ mails: late }, 'given up: too late')
      if (sending && redis.status === 'ready') await sending.handOut()
    },
    erase: async () => {
      let erased = 0
      do {
        const at = now()
        erased = eraseAddresses(db, at) + eraseReminderAddresses(db, at) + forgetUnconfirmed(db, at)
        if (erased > 0) log.info({ addresses: erased }, 'erased')
        // The go has its turn between two chunks.
        await new Promise(setImmediate)
      } while (erased > 0)
    },
    close: async () => sending?.close(),
  }
}

function openQueue(director: DirectorContext, post: PostOffice) {
  const { db, log, now, redis, config } = director
  const perSecond = config.mail?.perSecond ?? 1
  const by = randomUUID()
  const queue = new Queue<MailTry>(queueNames.mails, { connection: redis, prefix })
  const worker = new Worker<MailTry>(queueNames.mails, job => sendMail(director, post, job.data), {
    connection: redis,
    prefix,
    concurrency: atOnce,
    limiter: { max: perSecond, duration: 1_000 },
    // A try cut off is settled by its row: whether it is tried again is not for the queue to say.
    maxStalledCount: 0,
  })
  worker.on('error', error => log.warn({ err: error }, 'queue'))
  worker.on('failed', (_, error) => director.disk.failed(error))
  queue.on('error', error => log.warn({ err: error }, 'queue'))
  return {
    handOut: async () => {
      const room = perSecond * aheadSeconds - (await queue.getWaitingCount())
      const due = room > 0 ? handOut(db, room, now()) : []
      const jobs = due.map(mail => ({ name: 'mail', data: mail, opts: mailJobOptions(mail, by) }))
      if (jobs.length > 0) await queue.addBulk(jobs)
    },
    close: async () => {
      await worker.close()
      await queue.close()
    },
  }
}

/** One try of one mail. Its log line names it by its row: no address, no subject. */
async function sendMail(director: DirectorContext, post: PostOffice, waiting: MailTry): Promise<void> {
  const { db, now, log } = director
  const mail = claimMail(db, waiting, now())
  const letter = mail && open(director, mail)
  if (!mail) return
  const outcome = letter
    ? await post.send(mail.kind as MailKind, mail.key, letter, () => beginContent(db, mail, now()))
    : ({ kind: 'refused', reason: 'sealed with a key that is not at hand' } as const)
  settleMail(db, mail, outcome, now())
  const line = { mail: mail.id, kind: mail.kind, tries: mail.tries, outcome: outcome.kind }
  if (outcome.kind === 'sent') log.debug(line, 'mail')
  else log.warn({ ...line, reason: outcome.reason }, 'mail')
}

function open({ box }: DirectorContext, { key, letter }: Mail): Sealed | null {
  try {
    return letter === null ? null : (JSON.parse(box.open(letter, letterRow(key))) as Sealed)
  } catch {
    return null
  }
}
