import { inferStage } from '@waymark/stage'
import { describe, expect, it } from 'vitest'

const kindOf = (path: string) => inferStage(`https://shop.example${path}`).kind

describe('findByWords()', () => {
  it.each([
    ['/shop', 'listing'],
    ['/shop/page/3', 'listing'],
    ['/collections/mugs/page/2', 'listing'],
    ['/product/sea-salt-mug', 'product'],
    ['/shop/cart', 'cart'],
    ['/pages/contact', 'contact'],
    ['/pages/our-summer', 'content'],
    ['/pages/about-our-workshop', 'about'],
    ['/shipping-and-returns', 'help'],
    ['/size-guide-for-rings', 'help'],
    ['/privacy-notice', 'legal'],
    ['/compare', 'compare'],
    ['/wishlist', 'wishlist'],
    ['/stores', 'store_locator'],
    ['/products/sea-salt-mug/reviews', 'review_list'],
    ['/products/review', 'product'],
    ['/checkout/8f2a/payment', 'checkout_step:payment'],
    ['/checkout/8f2a/complete', 'order_confirmation'],
    ['/checkout/success', 'order_confirmation'],
    ['/order/8f2a/confirmed', 'order_confirmation'],
    ['/order/thank-you', 'order_confirmation'],
    ['/order-received/1203', 'order_confirmation'],
    ['/thank-you-page', 'order_confirmation'],
    ['/checkout/delivery', 'checkout_step:shipping'],
    ['/delivery', 'help'],
    ['/checkout/login', 'checkout_step:login'],
    ['/login', 'login'],
    ['/orders/1203', 'order_status'],
    ['/my/orders/1203', 'order_status'],
    ['/account/subscriptions', 'subscription'],
    ['/account/wishlist', 'wishlist'],
    ['/account/order', 'account'],
    ['/track-order', 'order_status'],
    ['/returns', 'returns'],
    ['/reorder/12', 'reorder'],
    ['/rewards', 'loyalty'],
    ['/affiliates', 'affiliate'],
    ['/gift_cards/12/8f2a', 'gift_card'],
    ['/lp/summer', 'landing'],
    ['/MyAccount', 'account'],
    ['/my_account', 'account'],
  ])('reads %s as %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind)
  })

  it.each([
    // German
    ['/warenkorb', 'cart'],
    ['/kasse', 'checkout'],
    ['/kasse/zahlung', 'checkout_step:payment'],
    ['/bestellbestaetigung', 'order_confirmation'],
    ['/mein-konto', 'account'],
    ['/merkzettel', 'wishlist'],
    ['/suche', 'search'],
    ['/kategorie/tassen', 'listing'],
    ['/produkt/becher-blau', 'product'],
    ['/versand-und-zahlung', 'help'],
    ['/h%C3%A4ufige-fragen', 'help'],
    ['/ueber-uns', 'about'],
    ['/über-uns', 'about'],
    ['/datenschutz', 'legal'],
    ['/impressum', 'legal'],
    ['/ratgeber/tee-kochen', 'content'],
    // French
    ['/panier', 'cart'],
    ['/commande', 'checkout'],
    ['/commande/livraison', 'checkout_step:shipping'],
    ['/confirmation-commande', 'order_confirmation'],
    ['/mon-compte', 'account'],
    ['/recherche', 'search'],
    ['/produits/tasse-bleue', 'product'],
    ['/livraison', 'help'],
    ['/mentions-legales', 'legal'],
    ['/à-propos', 'about'],
    ['/parrainage', 'referral'],
    // Spanish
    ['/carrito', 'cart'],
    ['/finalizar-compra', 'checkout'],
    ['/pedido-confirmado', 'order_confirmation'],
    ['/mi-cuenta', 'account'],
    ['/producto/taza-azul', 'product'],
    ['/categor%C3%ADa/tazas', 'listing'],
    ['/preguntas-frecuentes', 'help'],
    ['/quienes-somos', 'about'],
    ['/aviso-legal', 'legal'],
    ['/devoluciones', 'returns'],
    // Italian
    ['/carrello', 'cart'],
    ['/cassa', 'checkout'],
    ['/conferma-ordine', 'order_confirmation'],
    ['/accedi', 'login'],
    ['/prodotto/tazza-blu', 'product'],
    ['/spedizioni', 'help'],
    ['/chi-siamo', 'about'],
    ['/contattaci', 'contact'],
    // Portuguese
    ['/carrinho', 'cart'],
    ['/finalizar-compras', 'checkout'],
    ['/minha-conta', 'account'],
    ['/produto/caneca-azul', 'product'],
    ['/promoções', 'listing'],
    ['/perguntas-frequentes', 'help'],
    ['/quem-somos', 'about'],
    // Dutch
    ['/winkelwagen', 'cart'],
    ['/afrekenen', 'checkout'],
    ['/bestelling-bevestigd', 'order_confirmation'],
    ['/mijn-account', 'account'],
    ['/producten/blauwe-mok', 'product'],
    ['/verzending', 'help'],
    ['/over-ons', 'about'],
    ['/zoeken', 'search'],
    // Polish
    ['/koszyk', 'cart'],
    ['/zamowienie', 'checkout'],
    ['/zamówienie', 'checkout'],
    ['/potwierdzenie-zamowienia', 'order_confirmation'],
    ['/moje-konto', 'account'],
    ['/produkt/niebieski-kubek', 'product'],
    ['/dostawa', 'help'],
    ['/o-nas', 'about'],
    ['/polityka-prywatnosci', 'legal'],
    ['/płatności', 'help'],
  ])('reads the translated %s as %s', (path, kind) => {
    expect(kindOf(path)).toBe(kind)
  })

  it('is less sure of a word behind folders it does not know', () => {
    expect(inferStage('/mens/winter/checkout').confidence).toBeLessThan(
      inferStage('/checkout').confidence,
    )
  })
})
