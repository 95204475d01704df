import type { Platform } from '../platform.ts'
import { adobeDropins } from './adobe-dropins.ts'
import { bagisto } from './bagisto.ts'
import { bigcommerceCatalyst } from './bigcommerce-catalyst.ts'
import { bigcommerceStencil } from './bigcommerce-stencil.ts'
import { commercetools } from './commercetools.ts'
import { craftCommerce } from './craft-commerce.ts'
import { ecwid } from './ecwid.ts'
import { evershop } from './evershop.ts'
import { litecart } from './litecart.ts'
import { magento1Openmage } from './magento1-openmage.ts'
import { magento2Hyva } from './magento2-hyva.ts'
import { magento2Luma } from './magento2-luma.ts'
import { medusa } from './medusa.ts'
import { nopcommerce } from './nopcommerce.ts'
import { odoo } from './odoo.ts'
import { opencart } from './opencart.ts'
import { prestashop } from './prestashop.ts'
import { saleor } from './saleor.ts'
import { salesforcePwaKit } from './salesforce-pwa-kit.ts'
import { salesforceSfra } from './salesforce-sfra.ts'
import { shopify } from './shopify.ts'
import { shopifyHydrogen } from './shopify-hydrogen.ts'
import { shopware6 } from './shopware6.ts'
import { snipcart } from './snipcart.ts'
import { solidus } from './solidus.ts'
import { spree } from './spree.ts'
import { squarespace } from './squarespace.ts'
import { swell } from './swell.ts'
import { sylius } from './sylius.ts'
import { vendure } from './vendure.ts'
import { wixStores } from './wix-stores.ts'
import { woocommerce } from './woocommerce.ts'
import { zencart } from './zencart.ts'

/** Every platform that is described, in alphabetical order. */
export const platforms: readonly Platform[] = [
  adobeDropins,
  bagisto,
  bigcommerceCatalyst,
  bigcommerceStencil,
  commercetools,
  craftCommerce,
  ecwid,
  evershop,
  litecart,
  magento1Openmage,
  magento2Hyva,
  magento2Luma,
  medusa,
  nopcommerce,
  odoo,
  opencart,
  prestashop,
  saleor,
  salesforcePwaKit,
  salesforceSfra,
  shopify,
  shopifyHydrogen,
  shopware6,
  snipcart,
  solidus,
  spree,
  squarespace,
  swell,
  sylius,
  vendure,
  wixStores,
  woocommerce,
  zencart,
]
