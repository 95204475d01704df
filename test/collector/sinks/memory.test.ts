import { memoryStore } from '@waymark/collector'
import { describeStore } from './conformance.ts'

describeStore('memoryStore()', {
  isDurable: false,
  open: async () => memoryStore(),
  discard: async () => {},
})
