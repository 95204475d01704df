import type { Platform } from '../platform.ts'
import { magentoGraphqlCalls } from './magento-graphql.ts'

/** Adobe Commerce without its own pages: drop-ins at the edge, and Venia before them. */
export const adobeDropins: Platform = {
  name: 'adobe-dropins',
  // The backend is another site.
  foreign: /./,
  calls: magentoGraphqlCalls,
}
