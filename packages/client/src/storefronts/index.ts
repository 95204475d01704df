export type { Storefronts } from '../sources/storefront.ts'
export { storefrontSource } from '../sources/storefront.ts'
export type { ExchangeReader } from './exchange-reader.ts'
export { createExchangeReader } from './exchange-reader.ts'
export { generic } from './generic.ts'
export type {
  Asks,
  Call,
  CartPlace,
  LinePlaces,
  LinesPlace,
  MoneyUnit,
  OrderPlace,
  Place,
  Platform,
  PlatformEvent,
} from './platform.ts'
export { canonicalName, recognizeExchange, recognizePage } from './platform-signs.ts'
export { adobeDropins } from './platforms/adobe-dropins.ts'
export { bagisto } from './platforms/bagisto.ts'
export { bigcommerceCatalyst } from './platforms/bigcommerce-catalyst.ts'
export { bigcommerceStencil } from './platforms/bigcommerce-stencil.ts'
export { commercetools } from './platforms/commercetools.ts'
export { craftCommerce } from './platforms/craft-commerce.ts'
export { ecwid } from './platforms/ecwid.ts'
export { evershop } from './platforms/evershop.ts'
export { platforms } from './platforms/index.ts'
export { litecart } from './platforms/litecart.ts'
export { magento1Openmage } from './platforms/magento1-openmage.ts'
export { magento2Hyva } from './platforms/magento2-hyva.ts'
export { magento2Luma } from './platforms/magento2-luma.ts'
export { medusa } from './platforms/medusa.ts'
export { nopcommerce } from './platforms/nopcommerce.ts'
export { odoo } from './platforms/odoo.ts'
export { opencart } from './platforms/opencart.ts'
export { prestashop } from './platforms/prestashop.ts'
export { saleor } from './platforms/saleor.ts'
export { salesforcePwaKit } from './platforms/salesforce-pwa-kit.ts'
export { salesforceSfra } from './platforms/salesforce-sfra.ts'
export { shopify } from './platforms/shopify.ts'
export { shopifyHydrogen } from './platforms/shopify-hydrogen.ts'
export { shopware6 } from './platforms/shopware6.ts'
export { snipcart } from './platforms/snipcart.ts'
export { solidus } from './platforms/solidus.ts'
export { spree } from './platforms/spree.ts'
export { squarespace } from './platforms/squarespace.ts'
export { swell } from './platforms/swell.ts'
export { sylius } from './platforms/sylius.ts'
export { vendure } from './platforms/vendure.ts'
export { wixStores } from './platforms/wix-stores.ts'
export { woocommerce } from './platforms/woocommerce.ts'
export { zencart } from './platforms/zencart.ts'
export type {
  CartAsk,
  CartLine,
  CartMarkup,
  CommerceAction,
  EventSign,
  Exchange,
  PlacedOrder,
  Storefront,
  StorefrontPage,
  StorefrontSession,
} from './storefront.ts'
export { UNANSWERED } from './storefront.ts'
export { toStorefront } from './to-storefront.ts'
