import { CartForm, createCartHandler } from '@shopify/hydrogen'
import { createRequestHandler, data } from 'react-router'
import { CHOSEN, MANIFEST } from './pages/hydrogen-routes.ts'
import { answerStorefrontApi, CART } from './storefront-api.ts'

// Without types: those of `@shopify/hydrogen` put their own `EventTarget` in the place of the
// DOM's.

/** The cart of Hydrogen's server, which asks the Storefront API. */
function cartFor(ask) {
  const call = async (query, { variables } = {}) => {
    const body = JSON.stringify({ query, variables })
    return (await answerStorefrontApi({ ...ask, body })).data
  }
  return createCartHandler({
    // Of the client of the API, which brings caches and tokens, it calls these only.
    storefront: { query: call, mutate: call, CacheNone: () => ({}) },
    getCartId: () => CART,
    setCartId: () => new Headers(),
  })
}

/** What the route of the cart does in Shopify's own template. */
async function change(cart, { request }) {
  const { action, inputs } = CartForm.getFormInput(await request.formData())
  const run = () => {
    if (action === CartForm.ACTIONS.LinesAdd) return cart.addLines(inputs.lines)
    if (action === CartForm.ACTIONS.LinesUpdate) return cart.updateLines(inputs.lines)
    if (action === CartForm.ACTIONS.LinesRemove) return cart.removeLines(inputs.lineIds)
    if (action !== CartForm.ACTIONS.DiscountCodesUpdate) throw Error(`${action} is unknown`)
    const { discountCode, discountCodes = [] } = inputs
    return cart.updateDiscountCodes([
      ...(discountCode ? [`${discountCode}`] : []),
      ...discountCodes,
    ])
  }
  const { cart: held, errors, warnings } = await run()
  return data({ cart: held, errors, warnings, analytics: { cartId: held?.id } })
}

/** What the server writes into its pages for the client: the page itself is drawn there. */
async function handOff({ serverHandoffString, serverHandoffStream }) {
  const text = await new Response(serverHandoffStream).text()
  const stream = JSON.stringify(text).replaceAll('<', '\\u003c')
  return new Response(`<div id="shop"></div><script>
window.__reactRouterContext = ${serverHandoffString}
window.__reactRouterContext.stream = new Response(${stream}).body
</script>`)
}

/** What the router's build makes of the shop's routes. */
function buildOf(cart) {
  return {
    entry: { module: { default: (_request, _status, _headers, context) => handOff(context) } },
    routes: {
      root: {
        id: 'root',
        path: '',
        // The template does not wait for the cart: it is streamed after the rest.
        module: { default: () => null, loader: () => ({ cart: cart.get() }) },
      },
      [CHOSEN]: { id: CHOSEN, parentId: 'root', path: 'mug', module: { default: () => null } },
      'routes/cart': {
        ...{ id: 'routes/cart', parentId: 'root', path: 'cart' },
        module: { default: () => null, action: (args) => change(cart, args) },
      },
    },
    assets: MANIFEST,
    ...{ publicPath: '/', assetsBuildDirectory: '', ssr: true, isSpaMode: false, prerender: [] },
    routeDiscovery: { mode: 'initial', manifestPath: '/__manifest' },
    future: {
      ...{ v8_middleware: false, v8_passThroughRequests: false },
      v8_trailingSlashAwareDataRequests: false,
    },
  }
}

export async function answerHydrogenShop(ask) {
  const { method, url, body } = ask
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const request = new Request(url, method === 'GET' ? {} : { method, headers, body })
  const response = await createRequestHandler(buildOf(cartFor(ask)), 'production')(request)
  return [response.status, await response.text(), 'text/x-script']
}
