import type { PageKind } from '@waymark/protocol'

/**
 * What a word in a path stands for: a kind of page, or a role that only what follows decides.
 * `shop` and `pages` frame other pages; `item` and `order` are followed by an id; `done` ends a
 * checkout.
 */
export type Word = PageKind | 'shop' | 'pages' | 'item' | 'order' | 'orders' | 'done'

/**
 * Words of each kind or role as shops write them in paths, about in the order en de fr es it pt nl
 * pl; without hyphens and accents, because `my-account`, `my_account` and `MyAccount` are the same
 * word. A star stands for any ending. Cart and checkout have none: a cart cover is no cart.
 */
export const WORDS: Record<string, string> = {
  shop: 'shop store sales boutique tienda negozio loja winkel sklep',
  pages: 'page pages content info informa* seite seiten pagina paginas strona',
  home: 'home homepage startseite accueil inicio',
  landing: 'lp landing* campaign* aktion kampagne',
  content:
    'blog* news* magazin* journal* article articles story stories post posts guide guides recipe* inspirat* press tag author community forum ratgeber rezept* conseil* notici* revista consejos recet* notizi* rivista consigli ricett* nieuws aktualnosci przepis*',
  about:
    'about* company careers jobs uberuns ueberuns apropos quisommes* quienes* sobre sobren* chisiamo quemsomos overons onas',
  listing:
    'collecti* categor* c t taxons brand* sale outlet offers new newarriv* bestsell* allprod* producttag productcateg* manufactur* catalog catalogue kategori* marken angebot* neu neuheit* marque* nouveaut* promo* ofert* noved* novi* marcas collezion* saldi colec* aanbied* merken nieuw wyprzed* marki',
  search:
    'search* results find catalogsearch* such* recherch* buscar busca busqueda cerca ricerca pesquisa zoek* szukaj wyszuk*',
  item: 'product products productdetail* p pd dp item items detail produkt* artikel produit* producto* articulo* prodott* produto* producten',
  compare: 'compar* productcompare vergleich*',
  wishlist:
    'wishlist* mywishlist favorit* favourit* merkzettel merkliste wunsch* favoris listede* listade* preferiti verlanglijst* ulubione',
  review_list:
    'reviews testimonial* ratings productreviews bewertungen avis opinion* resenas recension* avaliac* opinie',
  review_write: 'review writereview writea* bewerten bewertungs* scrivi* napisz*',
  help: 'help* faq* support shipping* delivery* sizeg* sizechart payment* howitworks customerserv* service hilfe* versand* liefer* zahlung* haufige* haeufige* kunden* aide livraison* questions* serviceclient ayuda envio* preguntas* aiuto spedizion* domande* assistenza ajuda entrega* perguntas* verzend* veelgest* betaalm* pomoc dostaw* wysylk* platnosci',
  store_locator:
    'stores storeloc* storefind* locations filial* magasins boutiques tiendas negozi lojas winkels sklepy',
  gift_card: 'giftc* voucher* gutschein* geschenkg* cartecad*',
  cart: 'cart basket bag cartshow shoppingcart mycart viewcart warenkorb einkaufswagen panier monpanier carrito cesta carrello carrinho winkelwagen winkelmand winkelmandje koszyk',
  cart_action: 'addtocart discount',
  checkout:
    'checkout checkouts onepagecheckout onepage kasse zurkasse bestellvorgang paiement caisse passercommande finalizarcompra finalizarcompras finalizarpedido pagar cassa afrekenen bestellen kassa kasa',
  order_confirmation:
    'orderconf* orderrec* ordercompl* ordersucc* orderplaced checkoutsucc* bestellbest* confirmationc* confirmationd* commandeconf* confirmacion* pedidoconf* pedidorec* confermao* ordineconf* orderbev* bestellingb* potwierdzeniez*',
  order: 'order commande bestellung pedido ordine encomenda bestelling zamowienie',
  orders:
    'orders myorders orderhistory bestellungen meinebestell* commandes mescommandes historiquec* pedidos ordini encomendas bestellingen mijnbestell* zamowienia mojezam*',
  done: 'success thankyou thanks confirmation confirmed complete completed finish danke merci gracias confirmac* confirmado conferma grazie obrigado bedankt bevestiging dziekujemy potwierdzenie',
  login:
    'login* signin signup regist* createacc* forgot* resetpass* lostpass* logout* passwort* connexion inscription iniciars* motdepasse* accedi accesso entrar inlog* anmeld* logowanie rejestrac*',
  account:
    'account* myaccount my customer user profile dashboard addressbook downloads editaccount konto meinkonto kundenkonto compte moncompte cuenta micuenta conta minhaconta mijnaccount klant mojekonto',
  order_status:
    'orderstat* ordertrack* orderdet* track tracking trackorder vieworder guesttrack* bestellstat* suivi* seguimiento* tracci* statuszam*',
  reorder: 'reorder buyagain orderagain nachbestell*',
  subscription: 'subscri* unsubscr* newsletter abo abos abonn* suscrip* abbonam*',
  returns: 'return* rma rucksend* ruecksend* retour* devoluc* reso resi zwrot*',
  contact:
    'contact contactus contacts contactf* kontakt* nouscontacter contacto contatti contattaci contato',
  referral: 'refer refera* referral* invite* freund* parrain* polec*',
  share: 'share sendfriend tellafriend teilen weiterempf*',
  affiliate: 'affili* afili* ambassador* partnerpro*',
  loyalty: 'loyal* reward* points vip bonusp* treue* fidel* puntos',
  legal:
    'legal* privacy* avisol* cookies cookiep* terms* conditi* policies policy imprint returnp* accessib* impressum datenschutz* agb widerruf* mentionsl* cgv confidential* politi* polityka* privacid* condicion* terminos* condizioni* termose* disclaimer regulamin*',
  admin: 'admin wpadmin wplogin administrator backend backoffice',
  api: 'api rest graphql wpjson ajax rpc cartaddproduct cartminicart*',
  asset: 'assets static cdn wpcontent wpincludes',
}

/** Words that name a step inside a checkout, whatever they mean outside. */
export const STEPS: Record<string, string> = {
  contact: 'contact* information email customer kontakt* kundendaten coordonnees dados dane',
  address: 'address* shippingaddr* adres* lieferadresse direccion indirizzo endereco',
  billing: 'billing* rechnung* factur* fattur* fatur*',
  shipping:
    'shipping* delivery selectshipping versand* lieferung livraison envio spedizione entrega verzending bezorging dostawa wysylka',
  payment:
    'pay payment* orderpay selectpayment zahlung* bezahl* paiement pago pagamento betal* platnosc',
  review: 'review confirm confirmorder summary overview placeorder',
  login: 'login signin register guest',
}

type Lookup<Value> = (segment: string) => Value | undefined

const MAX_LENGTH = 40

function createLookup<Value>(lists: Record<string, string>, prefix = ''): Lookup<Value> {
  const names = new Map<string, Value>()
  for (const [name, words] of Object.entries(lists)) {
    // The keys of both tables are names of `Value`; a test holds every one against PAGE_KINDS.
    for (const word of words.split(' ')) names.set(word, (prefix + name) as Value)
  }
  return (segment) => {
    // Some builders end every name in “page”: `thank-you-page`.
    const word = segment
      .slice(0, MAX_LENGTH)
      .replace(/[-_ ]page$/, '')
      .replace(/[-_ .+~]/g, '')
    let found = names.get(word)
    for (let end = word.length; !found && end > 2; end--)
      found = names.get(`${word.slice(0, end)}*`)
    return found
  }
}

/** What a whole path segment stands for. */
export const wordOf: Lookup<Word> = /* @__PURE__ */ createLookup<Word>(WORDS)

/** The checkout step a path segment stands for, within a checkout. */
export const stepOf: Lookup<PageKind> = /* @__PURE__ */ createLookup<PageKind>(
  STEPS,
  'checkout_step:',
)
