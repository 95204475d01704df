import { CART_WORD } from './shop-words.ts'

/** What a URL says about the way to an order. */
export interface CheckoutPlace {
  kind: 'cart' | 'checkout' | 'confirmation' | 'other'
  /** Checkout step in the words of the protocol's page kinds, e.g. `shipping`. */
  step?: string
}

// Slugs of shops in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish. Each is
// tried on one path segment or routing value at a time, in lower case without separators.
const CART = new RegExp(`^(shopping|view)?${CART_WORD}(page|show|view)?$`)
const CHECKOUT =
  /^\w{0,7}checkouts?(begin|login|address|shipping|payment|confirmation)?$|^(kasse|kassa|caisse|commande|bestell(ung|en)|pedido|ordine|afrekenen|zamowienie|order|finalizarcompra|onepage)$/
const CONFIRMATION =
  /thank|success|orderreceived|confirm(ed|a[tcz])|complete|finish|danke|bestatigung|merci|gracias|grazie|bedankt|obrigad|potwierdz|conferma/
const STEPS: readonly (readonly [step: string, pattern: RegExp])[] = [
  ['login', /^(log|sign)(in|on)|guest|register|anmeld|connexion|^customer/],
  ['contact', /contact|mail|information|personal|kontakt|coordonnees/],
  ['billing', /billing|rechnung|factur/],
  ['address', /addres|adres|direccion|indirizzo/],
  [
    'shipping',
    /shipping|delivery|versand|liefer|livraison|envio|spedizione|verzend|entrega|dostawa/,
  ],
  ['payment', /^(select)?pay|zahl|paiement|^pago|pagamento|betal|platnosc/],
  ['review', /review|confirm$|placeorder|summary|overview|pruefen|ubersicht|resumen|riepilogo/],
]
const ROUTING_KEY = /^(step|stage|section|route|controller|page|main_page)$/

/** The words of a URL that route: path and hash segments, then the values of routing keys. */
function routeOf({ pathname, searchParams, hash }: URL): string[] {
  const values = [...searchParams].map(([key, value]) => (ROUTING_KEY.test(key) ? value : ''))
  return [pathname, hash.replace(/\?.*/, ''), ...values]
    .join('/')
    .toLowerCase()
    .split('/')
    .map((segment) => segment.replace(/\.(php|html?)$|%\w\w|[\W_]/g, ''))
    .filter(Boolean)
}

/** Places a URL on the way to an order, by its words alone. */
export function readCheckoutUrl(url: URL): CheckoutPlace {
  const route = routeOf(url)
  const at = route.findLastIndex((word) => CHECKOUT.test(word) || CART.test(word))
  const place = route[at] ?? ''
  // `/account/order` looks back at an order.
  if (/account|konto|compte|cuenta/.test(route.slice(0, Math.max(at, 0)).join()))
    return { kind: 'other' }
  if (CART.test(place)) return { kind: 'cart' }
  if (route.some((word) => CONFIRMATION.test(word))) return { kind: 'confirmation' }
  const words = [place.replace('checkout', ''), ...route.slice(at + 1)]
  const step = STEPS.find(([, pattern]) => words.some((word) => pattern.test(word)))?.[0]
  return place ? { kind: 'checkout', ...(step ? { step } : {}) } : { kind: 'other' }
}
