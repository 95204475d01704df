import { createServer, type InlineConfig, type ViteDevServer } from 'vite'

/** Serves the shop by Vite, with the collector at `/t`. @returns Once it listens. */
export async function serveShop(
  collectorUrl: string,
  server: InlineConfig['server'] = {},
): Promise<ViteDevServer> {
  const vite = await createServer({
    root: import.meta.dirname,
    server: { ...server, proxy: { '/t': { target: collectorUrl } } },
  })
  return vite.listen()
}
