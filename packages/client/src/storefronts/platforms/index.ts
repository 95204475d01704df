import type { Platform } from '../platform.ts'
import { magento2Luma } from './magento2-luma.ts'
import { medusa } from './medusa.ts'
import { shopify } from './shopify.ts'
import { woocommerce } from './woocommerce.ts'

/** Every platform that is described, in alphabetical order. */
export const platforms: readonly Platform[] = [magento2Luma, medusa, shopify, woocommerce]
