/** Does what the parent says, first `prepare` and then `fire` (ms since 1970), and ends with it. */
export function obey(prepare: () => Promise<void>, fire: (at: number) => Promise<void>): void {
  process.on('disconnect', () => process.exit(0))
  process.on('SIGTERM', () => process.exit(0))
  process.on(
    'message',
    (message: { prepare?: true; fireAt?: number }) => void (message.prepare ? prepare() : fire(message.fireAt ?? 0)),
  )
  process.send?.({ ready: true })
}
