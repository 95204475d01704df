// What only a shop of a known platform needs: a chunk of its own, fetched with the first platform.
export { createPlatformReader, isKnownCall } from '../storefronts/platform-reader.ts'
export { listenToPlatform } from './platform-events.ts'
