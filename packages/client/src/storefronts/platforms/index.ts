import type { Platform } from '../platform.ts'
import { adobeDropins } from './adobe-dropins.ts'
import { bigcommerceStencil } from './bigcommerce-stencil.ts'
import { magento2Luma } from './magento2-luma.ts'
import { medusa } from './medusa.ts'
import { opencart } from './opencart.ts'
import { prestashop } from './prestashop.ts'
import { salesforceSfra } from './salesforce-sfra.ts'
import { shopify } from './shopify.ts'
import { shopifyHydrogen } from './shopify-hydrogen.ts'
import { woocommerce } from './woocommerce.ts'

/** Every platform that is described, in alphabetical order. */
export const platforms: readonly Platform[] = [
  adobeDropins,
  bigcommerceStencil,
  magento2Luma,
  medusa,
  opencart,
  prestashop,
  salesforceSfra,
  shopifyHydrogen,
  shopify,
  woocommerce,
]
