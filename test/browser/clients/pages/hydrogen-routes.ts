/** Id of the route that shows a product. */
export const CHOSEN = 'routes/products.$handle'

const route = (id: string, path: string, more: object = {}) => ({
  ...{ id, path, module: `/${id}.js`, hasErrorBoundary: false },
  ...{ hasAction: false, hasLoader: false, hasClientAction: false, hasClientLoader: false },
  ...{ hasClientMiddleware: false, clientActionModule: undefined, clientLoaderModule: undefined },
  ...{ clientMiddlewareModule: undefined, hydrateFallbackModule: undefined },
  ...more,
})

/** What the router's build tells its client of the routes. */
export const MANIFEST = {
  entry: { imports: [], module: '/client.js' },
  routes: {
    root: route('root', '', { hasLoader: true }),
    [CHOSEN]: route(CHOSEN, 'mug', { parentId: 'root' }),
    'routes/cart': route('routes/cart', 'cart', { parentId: 'root', hasAction: true }),
  },
  url: '/manifest.js',
  version: '1',
}
