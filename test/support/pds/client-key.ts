import { newP256Key } from '../../../src/lib/p256-key.ts'
import type { ClientKey } from '../../../src/networks/port.ts'

export const newClientKey = (kid: string): ClientKey => ({ ...newP256Key(), kid })
