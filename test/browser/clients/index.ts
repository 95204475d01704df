import type { ShopClient } from './client.ts'
import { commercetools } from './commercetools.ts'
import { dropins } from './dropins.ts'
import { hydrogen } from './hydrogen.ts'
import { hydrogenReact } from './hydrogen-react.ts'
import { magentoLuma } from './magento-luma.ts'
import { medusa } from './medusa.ts'
import { opencart } from './opencart.ts'
import { prestashop } from './prestashop.ts'
import { shopifyBuy } from './shopify-buy.ts'
import { stencilUtils } from './stencil-utils.ts'
import { swell } from './swell.ts'
import { woocommerce } from './woocommerce.ts'

/** Every client that is driven in a browser. */
export const CLIENTS: readonly ShopClient[] = [
  ...[commercetools, dropins, hydrogen, hydrogenReact, magentoLuma, medusa, opencart],
  ...[prestashop, shopifyBuy, stencilUtils, swell, woocommerce],
]
