import { afterAll, inject } from 'vitest'
import { closeWhatIsLeft } from '../support/folder.ts'
import '../support/patience.ts'

process.env.COMPILED_PROGRAMS = inject('programs')
// Of this file, whose worker goes on with the next one.
afterAll(closeWhatIsLeft)
