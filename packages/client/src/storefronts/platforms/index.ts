import type { Platform } from '../platform.ts'
import { bigcommerceStencil } from './bigcommerce-stencil.ts'
import { magento2Luma } from './magento2-luma.ts'
import { medusa } from './medusa.ts'
import { prestashop } from './prestashop.ts'
import { shopify } from './shopify.ts'
import { woocommerce } from './woocommerce.ts'

/** Every platform that is described, in alphabetical order. */
export const platforms: readonly Platform[] = [
  bigcommerceStencil,
  magento2Luma,
  medusa,
  prestashop,
  shopify,
  woocommerce,
]
