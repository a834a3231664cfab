import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** The next thing that a child process sends. Rejects at once, with its exit code and stderr, when it ends before that. */
export async function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  let stderr = ''
  const collect = (part: Buffer) => {
    stderr += part
  }
  child.stderr?.on('data', collect)
  // What it sent just before its end is read until the channel closes, which may be after its exit.
  const ended = Promise.all([once(child, 'close'), once(child, 'disconnect')]).then(([[code, signal]]) =>
    Promise.reject(new Error(`the process ended with ${signal ?? code} before it sent anything: ${stderr}`)),
  )
  const [message] = await Promise.race([once(child, 'message'), ended])
  return message as Message
}
