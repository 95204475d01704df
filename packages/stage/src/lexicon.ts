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
  shop: 'shop store boutique tienda negozio loja winkel sklep',
  pages: 'page pages content info informa* seite seiten pagina paginas strona',
  home: 'home homepage startseite accueil inicio',
  landing: 'lp landing* promo campaign* aktion kampagne',
  content:
    'blog* news* magazin* journal* article articles story stories post posts guide guides recipe* lookbook inspirat* press tag author academy community forum boards ratgeber rezept* neuigkeit* presse actualit* conseil* recette* notici* revista consejos receta* notizi* rivista consigli ricett* receita* nieuws recept* aktualnosci porad* przepis*',
  about:
    'about* ourstory company team careers jobs sustainab* mission uberuns ueberuns unternehmen karriere nachhaltig* apropos quisommes* notrehistoire quienessomos sobre sobrenos* nosotros nuestrahistoria chisiamo lanostrastoria quemsomos overons onas',
  listing:
    'collecti* categor* c t taxons department* brand* sale sales outlet deals offers specials new newarriv* newin bestsell* shopall allprod* producttag productcateg* manufactur* catalog catalogue kategori* sortiment marken angebot* neu neuheit* marque* soldes nouveaut* colecci* promoti* promoc* ofert* rebajas noved* marcas collezion* saldi novita marche colec* novidad* aanbied* merken nieuw kolekcj* nowosci wyprzed* marki',
  search:
    'search* results find catalogsearch* advancedsearch* such* recherch* buscar busca busqueda cerca ricerca pesquisa zoek* szukaj wyszuk*',
  item: 'product products productdetail* p pd dp item items detail produkt* artikel produit* producto* articulo* prodott* articol* produto* producten',
  compare: 'compar* productcompare vergleich* vergelijk* confront* porown*',
  wishlist:
    'wishlist* mywishlist favorit* favourit* saved merkzettel merkliste wunschl* wunschz* favoris listede* listade* preferiti verlanglijst* ulubione',
  review_list:
    'reviews testimonial* ratings productreviews bewertungen kundenbewert* avis opiniones resenas recensioni avaliac* beoordelingen opinie',
  review_write:
    'review writereview writea* newreview bewerten bewertungs* bewertunga* donners* escribir* scrivi* escrever* schrijf* beoordelings* napisz* dodajopinie',
  help: 'help* faq* support shipping* delivery* sizeg* sizechart payment* howitworks howtoorder customerserv* service hilfe* versand* liefer* zahlung* groessen* grossen* haufige* haeufige* kundens* kundend* aide livraison* questionsf* foireaux* guidedes* modesdepai* serviceclient ayuda envio* preguntas* guiade* mediosdep* formasdep* atencional* aiuto spedizion* domande* guidaalle* metodi* assistenza ajuda entrega* perguntas* metodosde* verzend* veelgest* maattabel* betaalm* klantens* pomoc dostaw* wysylk* platnosci metodyp* tabelaroz* czestop* obslugakl*',
  store_locator:
    'stores storeloc* storefind* findastore locations ourstores filial* magasins nosmagasins boutiques tiendas negozi puntivendita lojas winkels vestigingen sklepy',
  gift_card:
    'giftc* voucher* gutschein* geschenkg* cartecad* cartescad* chequecad* tarjetareg* tarjetasreg* cartareg* buonoreg* cartaopres* valepres* cadeaub* cadeauk* kartapod* bonpod*',
  cart: 'cart basket bag shoppingcart shoppingbag mycart viewcart warenkorb einkaufswagen einkaufskorb panier monpanier carrito cesta carrello carrinho cesto sacola winkelwagen winkelmand winkelmandje koszyk',
  cart_action: 'addtocart discount',
  checkout:
    'checkout checkouts onepagecheckout hyvacheckout onepage multishipping quickorder kasse zurkasse bestellvorgang paiement caisse passercommande validationcommande finalizarcompra finalizarcompras finalizarpedido tramitarpedido pagar cassa fecharpedido afrekenen bestellen kassa kasa zlozzamowienie',
  order_confirmation:
    'orderconf* orderrec* ordercompl* ordersucc* orderplaced checkoutsucc* bestellbest* bestellungabg* confirmationc* confirmationdec* commandeconf* confirmacionp* confirmaciond* pedidoconf* pedidorec* confermao* ordineconf* ordinericev* confirmacaoe* orderbev* bestellingbev* bestellingontv* potwierdzeniez*',
  order: 'order commande bestellung pedido ordine encomenda bestelling zamowienie',
  orders:
    'orders myorders orderhistory purchases bestellungen meinebestell* commandes mescommandes historiquec* pedidos mispedidos ordini imieiordini encomendas meuspedidos bestellingen mijnbestell* zamowienia mojezam* historiazam*',
  done: 'success thankyou thanks confirmation confirmed complete completed finish received danke vielendank bestatigung bestaetigung abgeschlossen merci gracias confirmac* confirmado conferma grazie obrigado bedankt bevestiging dziekujemy potwierdzenie',
  login:
    'login* signin signup regist* createacc* forgot* resetpass* lostpass* passwordrec* logout* anmeld* einlogg* passwort* connexion seconnecter inscription motdepasse* iniciarses* acceso accedi accesso entrar criarconta inlog* aanmelden logowanie zaloguj rejestrac*',
  account:
    'account* myaccount my customer user profile dashboard members addressbook savedpay* editaccount konto meinkonto kundenkonto compte moncompte cuenta micuenta conta minhaconta mijnaccount klant mojekonto',
  order_status:
    'orderstat* ordertrack* orderdet* track tracking trackorder trackyour* vieworder guesttrack* sendungsv* bestellstat* auftragsv* suivi* seguimiento* estadodel* tracci* seguio* rastre* acompanh* volg* sledz* statuszam*',
  reorder: 'reorder buyagain orderagain nachbestell* recommander riordina',
  subscription:
    'subscri* mysubscr* unsubscr* viewsubscr* newsletter abo abos abonn* suscrip* abbonam* assinatur* subskry*',
  returns: 'return* rma rucksend* ruecksend* retour* devoluc* reso resi zwrot* reklamac*',
  contact:
    'contact contactus contacts contactf* kontakt* contacteznous nouscontacter contacto contactanos contatti contattaci contato contactop* neemcontact*',
  referral:
    'refer refera* referral* invite* freund* parrain* recomiend* invitaa* invitaun* presentaun* indique* vriend* polec*',
  share:
    'share sendfriend emailafriend tellafriend teilen weiterempf* partager compartir condividi compartilh* delen udostep*',
  affiliate: 'affili* afili* ambassador* partnerpro* programpart*',
  loyalty: 'loyal* reward* points vip bonusp* treue* fidel* puntos spaarp* klantenk* programloj*',
  legal:
    'legal* privacy* cookies cookiep* terms* conditi* policies policy imprint refundp* returnp* shippingp* accessib* impressum datenschutz* agb widerruf* mentionsl* cgv confidential* politi* polityka* avisoleg* privacid* condicion* terminos* notelegali condizioni* termini* termosd* termose* algemenev* voorwaarden disclaimer regulamin*',
  admin: 'admin wpadmin wplogin administrator backend backoffice',
  api: 'api rest graphql wpjson ajax webhook webhooks rpc',
  asset: 'assets static cdn wpcontent wpincludes dist',
}

/** Words that name a step inside a checkout, whatever they mean outside. */
export const STEPS: Record<string, string> = {
  contact: 'contact* information email customer kontakt* kundendaten coordonnees dados dane',
  address: 'address* shippingaddr* adres* lieferadresse direccion indirizzo endereco',
  billing: 'billing* rechnung* factur* fattur* fatur* factuur*',
  shipping:
    'shipping* delivery selectshipping versand* lieferung livraison envio spedizione entrega verzending bezorging dostawa wysylka',
  payment: 'pay payment* selectpayment zahlung* bezahl* paiement pago pagamento betal* platnosc',
  review:
    'review confirm confirmorder summary overview placeorder prufen uebersicht ubersicht recapitulatif resumen riepilogo resumo overzicht podsumowanie',
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
