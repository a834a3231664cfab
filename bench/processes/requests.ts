import type { Socket } from 'node:net'

/**
 * What a peer notes: when posts arrive, and how many were answered. Posts are answered after PEER_DELAY_MS; refusals and other
 * questions too, and are counted apart. Reports it on request.
 */
export function openRecord() {
  const delayMs = Number(process.env.PEER_DELAY_MS)
  const arrivals = new Float64Array(Number(process.env.PEER_ROOM))
  let arrived = 0
  let others = 0
  let answered = 0
  let lastAnswerAt = 0
  let open = 0
  let mostOpen = 0
  /** After this many answers the waiting parent gets a message. */
  let awaited = Number.POSITIVE_INFINITY

  process.on('message', (message: { answers?: number }) => {
    if (message.answers === undefined) process.send?.({ ...seen(), arrived, asked: arrived + others, lastAnswerAt })
    else {
      awaited = message.answers
      reportIfAnswered()
    }
  })
  process.on('disconnect', () => process.exit(0))
  process.on('SIGTERM', () => process.exit(0))

  const seen = () => ({ arrivals: arrivals.slice(0, Math.min(arrived, arrivals.length)), mostOpen })

  function reportIfAnswered(): void {
    if (answered < awaited) return
    awaited = Number.POSITIVE_INFINITY
    process.send?.({ answered })
  }

  function answerNow(write: () => void): void {
    write()
    lastAnswerAt = Date.now()
    answered++
    reportIfAnswered()
  }

  const later = (work: () => void) => (delayMs === 0 ? work() : void setTimeout(work, delayMs))

  return {
    opened: (socket: Socket): void => {
      mostOpen = Math.max(mostOpen, ++open)
      socket.on('close', () => open--)
    },
    /** A post has arrived; `write` answers it. */
    answer: (write: () => void): void => {
      arrivals[arrived++] = Date.now()
      later(() => answerNow(write))
    },
    /** Anything else has. */
    refuse: (write: () => void): void => {
      others++
      later(write)
    },
  }
}

/** Where the first request in `text` ends; 0 while it is incomplete. */
export function endOfRequest(text: string): number {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return 0
  const length = /content-length: *(\d+)/i.exec(text)?.[1]
  const end = head + 4 + Number(length ?? 0)
  return text.length < end ? 0 : end
}
