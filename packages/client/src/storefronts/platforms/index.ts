import type { Platform } from '../platform.ts'
import { bigcommerceStencil } from './bigcommerce-stencil.ts'
import { magento2Luma } from './magento2-luma.ts'
import { medusa } from './medusa.ts'
import { opencart } from './opencart.ts'
import { prestashop } from './prestashop.ts'
import { salesforceSfra } from './salesforce-sfra.ts'
import { shopify } from './shopify.ts'
import { woocommerce } from './woocommerce.ts'

/** Every platform that is described, in alphabetical order. */
export const platforms: readonly Platform[] = [
  bigcommerceStencil,
  magento2Luma,
  medusa,
  opencart,
  prestashop,
  salesforceSfra,
  shopify,
  woocommerce,
]
