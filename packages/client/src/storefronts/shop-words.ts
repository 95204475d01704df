/**
 * What shops call a cart in their URLs, as the end of a word, in the languages they translate them
 * into.
 */
export const CART_WORD =
  '(cart|basket|bag|trolley|warenkorb|panier|carrito|cesta|carrello|carrinho|winkel(wagen|mandje)|koszyk|kosik|varukorg|kurv|sepet)s?'
