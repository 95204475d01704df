// What only checkouts need: a chunk of its own.
export { watchCheckout } from './checkout-watch.ts'
export { readPaymentError } from './payment-exchange.ts'
