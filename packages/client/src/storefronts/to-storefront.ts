import { generic } from './generic.ts'
import type { Platform } from './platform.ts'
import { createPlatformReader } from './platform-reader.ts'
import type { Storefront, StorefrontPage } from './storefront.ts'

/**
 * Makes a storefront of a platform's data. What its calls do not match, the generic storefront
 * reads.
 *
 * @param isOn - Tells whether a page is of this platform. Whoever loads one platform has recognised
 * it already, with `recognizePage()`, and needs none.
 */
export function toStorefront(
  platform: Platform,
  isOn?: (page: StorefrontPage) => boolean,
): Storefront {
  return createPlatformReader(platform, { isOn, fallback: generic })
}
