/** Notices by which a page says that something went wrong. */
export const ERROR_NOTICE =
  '[role=alert],.woocommerce-error,.wc-block-components-notice-banner.is-error,.message-error,.alert-danger,.error-message,.payment-error'

/** Whether an element takes up room. */
export const isShown = (element: Element): boolean => element.getClientRects().length > 0
