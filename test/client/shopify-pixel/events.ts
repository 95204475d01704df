import type { CustomerEvent } from '../../../packages/client/src/shopify-pixel/customer-event.ts'

// Customer events in the form that Shopify's documentation gives them, personal data included.

/** What must not be found anywhere. */
export const SECRETS = [
  'ada@mail.example',
  'Lovelace',
  '+41791234567',
  'Byron Street 12',
  'hWN2YkFxtoken',
]

const address = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  address1: 'Byron Street 12',
  city: 'London',
  phone: '+41791234567',
}

const mug = {
  id: 'gid://shopify/ProductVariant/41',
  sku: 'MUG-W',
  title: 'White',
  image: { src: 'https://cdn.example/mug.png' },
  price: { amount: 24.9, currencyCode: 'EUR' },
  product: {
    id: 'gid://shopify/Product/4',
    title: 'Mug',
    vendor: 'Kiln',
    type: 'Tableware',
    untranslatedTitle: 'Mug',
    url: '/products/mug',
  },
}

const cartLine = {
  merchandise: mug,
  quantity: 2,
  cost: { totalAmount: { amount: 49.8, currencyCode: 'EUR' } },
}

const checkout = {
  email: 'ada@mail.example',
  phone: '+41791234567',
  billingAddress: address,
  shippingAddress: address,
  token: 'hWN2YkFxtoken',
  currencyCode: 'EUR',
  subtotalPrice: { amount: 49.8, currencyCode: 'EUR' },
  totalPrice: { amount: 54.8, currencyCode: 'EUR' },
  discountApplications: [{ type: 'DISCOUNT_CODE', title: 'SPRING', allocationMethod: 'ACROSS' }],
  lineItems: [{ id: '1', title: 'Mug', quantity: 2, variant: mug }],
  transactions: [{ gateway: 'card', amount: { amount: 54.8, currencyCode: 'EUR' } }],
}

const ordered = {
  ...checkout,
  order: {
    id: 'gid://shopify/Order/5001',
    customer: { id: 'c1', email: 'ada@mail.example', firstName: 'Ada', lastName: 'Lovelace' },
  },
}

const DATA: Record<string, CustomerEvent['data']> = {
  page_viewed: {},
  product_viewed: { productVariant: mug },
  collection_viewed: {
    collection: { id: 'gid://shopify/Collection/9', title: 'Mugs', productVariants: [mug] },
  },
  search_submitted: { searchResult: { query: 'mug ada@mail.example' } },
  product_added_to_cart: { cartLine },
  product_removed_from_cart: { cartLine },
  cart_viewed: { cart: { cost: cartLine.cost, lines: [cartLine] } },
  checkout_started: { checkout },
  checkout_contact_info_submitted: { checkout },
  checkout_address_info_submitted: { checkout },
  checkout_shipping_info_submitted: { checkout },
  payment_info_submitted: { checkout },
  checkout_completed: { checkout: ordered },
  alert_displayed: { alert: { type: 'PAYMENT_ERROR' } },
}

/** Names of all events that say something of a journey. */
export const EVENT_NAMES = Object.keys(DATA)

/** One event; of the checkout's page unless it says another. */
export function customerEvent(
  name: string,
  path = '/checkouts/cn/hWN2YkFxtoken/en-de',
): CustomerEvent {
  return {
    id: `sh-${name}`,
    name,
    timestamp: '2026-03-01T10:00:00.000Z',
    data: DATA[name] ?? {},
    context: {
      document: {
        location: { href: `https://shop.example${path}?key=hWN2YkFxtoken` },
        referrer: 'https://shop.example/cart?email=ada@mail.example',
      },
      navigator: { language: 'de-DE' },
    },
  }
}
