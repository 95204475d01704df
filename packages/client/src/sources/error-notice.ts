/** Notices by which a page says that something went wrong. */
export const ERROR_NOTICE =
  '[role=alert],.woocommerce-error,.wc-block-components-notice-banner.is-error,.message-error,.alert-danger,.error-message,.payment-error'

/** Whether an element takes up room. */
export const isShown = (element: Element): boolean => element.getClientRects().length > 0

/** Whether the page that answers a form says that something went wrong. */
export function isErrorPage({ document, performance }: Window): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  // Not in every browser yet.
  const { responseStatus = 200 } = (navigation ?? {}) as { responseStatus?: number }
  return responseStatus >= 400 || [...document.querySelectorAll(ERROR_NOTICE)].some(isShown)
}
