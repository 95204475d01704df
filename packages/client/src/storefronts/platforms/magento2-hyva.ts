import type { Platform } from '../platform.ts'
import { magento2Luma } from './magento2-luma.ts'

/** Magento 2 with Hyvä: Luma's addresses, forms that leave the page, and an event with the cart. */
export const magento2Hyva: Platform = {
  ...magento2Luma,
  name: 'magento2-hyva',
  // Components of the checkout send their state on every change.
  ignore: /\/magewire\//,
  events: [{ on: 'dom', name: 'private-content-loaded', answer: 'data', asks: 'show' }],
}
