import { describeRows } from '../helpers/delivery/rows.ts'
import { CONSENT_ROWS } from './rows/consent.ts'
import { IDENTITY_ROWS } from './rows/identity.ts'

// What visitors decide holds, and touchpoints say who they are.

describeRows('visitor', [...CONSENT_ROWS, ...IDENTITY_ROWS])
