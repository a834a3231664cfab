import type { Config } from '../config.ts'
import type { Network, Posting, Remembered } from './port.ts'

/** What the registry knows of a network. `network` loads what pages and the director need beside `posting`. */
export type Registration = {
  /** Whether this installation is set up for it, on the real network or on the sandbox. */
  readonly isOn: (config: Config) => boolean
  readonly posting: (config: Config) => Posting
  readonly network: () => Promise<(config: Config, given: Remembered) => Network>
  /** What a sender has to have as its director has it, by the names that an operator knows. Holds secrets. */
  readonly sharedSettings: (config: Config) => Readonly<Record<string, string>>
  /** The same settings, for the sandbox at this address. */
  readonly onSandbox: (config: Config, sandbox: string) => Config
  /** Scheme, host and port of the server that has all people who stand in for others there; left out: the sandbox itself. */
  readonly standInOrigin?: (sandbox: string) => string
}
