/** What an installation remembers of servers that people named: shared by its processes, the same after a restart. */
export type Servers = {
  /** What a server said of itself, as JSON text; null: nothing is known. */
  readonly said: (host: string) => Said | null
  readonly keep: (host: string, said: string) => void
  /** How this installation is registered at a server. Where it is not, one process alone calls `register`; the others wait for it. */
  readonly app: (place: AppPlace, register: () => Promise<string>) => Promise<string>
  /** The server knows this registration no more: the next sign-in makes a new one. One that was made meanwhile stays. */
  readonly forgetApp: (place: AppPlace, app: string) => void
}

export type Said = { readonly text: string /** ms */; readonly at: number }

/** A registration is for one address that people are led back to. */
export type AppPlace = { readonly host: string; readonly callbackUrl: string }

/** Of a process that signs nobody in: it remembers nothing. */
export const noServers: Servers = {
  said: () => null,
  keep: () => {},
  app: (_, register) => register(),
  forgetApp: () => {},
}
