// What only a shop of a known platform needs: a chunk of its own, fetched with the first platform.
export { toStorefront } from '../storefronts/to-storefront.ts'
export { listenToPlatform } from './platform-events.ts'
