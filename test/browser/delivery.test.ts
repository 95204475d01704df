import { describeRows } from '../helpers/delivery/rows.ts'
import { LEAVING_ROWS } from './rows/leaving.ts'
import { TROUBLE_ROWS } from './rows/trouble.ts'

// Touchpoints whose page is left, or whose way to the collector is in trouble, are stored once.

describeRows('delivery', [...LEAVING_ROWS, ...TROUBLE_ROWS])
