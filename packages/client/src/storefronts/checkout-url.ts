/** What a URL says about the way to an order. */
export interface CheckoutPlace {
  kind: 'cart' | 'checkout' | 'confirmation' | 'other'
  /** Checkout step in the words of the protocol's page kinds, e.g. `shipping`. */
  step?: string
}

// Each with the slugs of shops in English, German, French, Spanish, Italian, Dutch, Portuguese, Polish
// and the Nordic languages. Tested against one path segment or value at a time, without separators.
const CONFIRMATION =
  /thankyou|thanks|success|orderreceived|order(confirm(ed|ation)|placed|complete)|confirm(ed|ation|acion|acao|e)|complet(ed?|e)$|finish|danke|bestaetig|bestatig|merci|gracias|grazie|bedankt|obrigad|dziekuj|tack$|takk?$|potwierdz|conferma/
const CHECKOUT =
  /^\w{0,7}checkouts?(begin|login|address|shipping|payment|confirmation|success)?$|^(kasse|kassa|caisse|commande|bestell(ung|en)|pedido|ordine|afrekenen|zamowienie|order|purchase|finalizar(compra)?|zurkasse|onepage)$/
const CART =
  /^(shopping)?(view)?(cart|basket|bag|trolley)(page|php|show)?$|^(warenkorb|panier|carrito|cesta|carrello|carrinho|winkelwagen|winkelmandje|koszyk|kosik|varukorg|(ind)?k(o|oe)?bskurv|handlekurv|ostoskori|sepet)$/
const STEPS: readonly (readonly [step: string, pattern: RegExp])[] = [
  ['login', /^(log|sign)(in|on)$|guest|register|anmeld|connexion|customer$/],
  ['contact', /contact|email|information|personal|kontakt|coordonnees/],
  ['billing', /billing|rechnung|factur/],
  ['address', /address|adress?|direccion|indirizzo|adres/],
  [
    'shipping',
    /shipping|delivery|versand|liefer|livraison|envio|spedizione|verzend|entrega|dostawa|leverans|levering/,
  ],
  ['payment', /pay|zahl|paiement|pago|pagamento|betal|platnosc/],
  [
    'review',
    /review|confirm$|placeorder|summary|overview|pruefen|ubersicht|uebersicht|verify|resumen|riepilogo|recap/,
  ],
]

/** Splits a URL into the words that route: path segments, hash segments, then routing values. */
function routeOf(url: URL): string[] {
  const [hashPath = '', hashQuery] = url.hash.slice(1).split('?')
  const values = [url.searchParams, new URLSearchParams(hashQuery)].flatMap((params) =>
    [...params].flatMap(([key, value]) =>
      /^(step|stage|section|route|controller|page|view|main_page|fc)$/.test(key)
        ? value.split('/')
        : [],
    ),
  )
  return [...url.pathname.split('/'), ...hashPath.split('/'), ...values]
    .map((segment) => segment.toLowerCase().replace(/\.(php|html?|aspx?)$|%\w\w|[^a-z\d]/g, ''))
    .filter(Boolean)
}

/** Places a URL on the way to an order, by its words alone. */
export function readCheckoutUrl(url: URL): CheckoutPlace {
  const route = routeOf(url)
  const at = route.findLastIndex((word) => CHECKOUT.test(word) || CART.test(word))
  const place = route[at] ?? ''
  // `/account/orders` looks back at an order.
  if (/account|konto|compte|cuenta/.test(route.slice(0, Math.max(at, 0)).join()))
    return { kind: 'other' }
  if (CART.test(place)) return { kind: 'cart' }
  if (route.some((word) => CONFIRMATION.test(word))) return { kind: 'confirmation' }
  if (!place) return { kind: 'other' }
  for (const word of [place.replace('checkout', ''), ...route.slice(at + 1)]) {
    const step = STEPS.find(([, pattern]) => pattern.test(word))
    if (step) return { kind: 'checkout', step: step[0] }
  }
  return { kind: 'checkout' }
}
