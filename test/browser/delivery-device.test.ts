import { describeRows } from '../helpers/delivery/rows.ts'
import { HOSTILE_ROWS } from './rows/hostile.ts'
import { STORAGE_ROWS } from './rows/storage.ts'
import { STORM_ROWS } from './rows/storm.ts'
import { TABS_ROWS } from './rows/tabs.ts'

// Touchpoints of pages whose browser, storage or host page is in trouble are stored once.

describeRows('delivery', [...TABS_ROWS, ...STORAGE_ROWS, ...STORM_ROWS, ...HOSTILE_ROWS])
