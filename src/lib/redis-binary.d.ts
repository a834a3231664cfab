export type RedisBinary = {
  readonly file: string
  /** To be added to the environment of its process. */
  readonly env: Readonly<Record<string, string>>
  readonly version: string
}

export const localRedis: string
export const oldestRedis: string
export function redisBinaries(path?: string, local?: string): RedisBinary[]
export function findRedisBinary(path?: string, local?: string): RedisBinary | null
export function isRecentRedis(version: string): boolean
