/** What the process of a PDS is told while it runs. */
export type Command =
  /** Its wall clock goes so many ms ahead of that of the machine. */
  | { readonly do: 'set-clock'; readonly aheadMs: number }
  /** What it finds at an address of ours, such as our keys: nothing leaves this machine. What it found there before it forgets, as it does after ten minutes. */
  | { readonly do: 'serve'; readonly url: string; readonly document: unknown }
  /** It stores the next so many records and hangs up instead of saying so; with `eachOf`, for one of so many only. */
  | { readonly do: 'lose-answers'; readonly next: number; readonly eachOf?: number }

export type Reply = { readonly id: number }
