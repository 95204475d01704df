import { TAG_PATH } from './release.ts'

/** What a {@link scriptTag} says. */
export interface ScriptTagOptions {
  /** Where shoppers reach the collector, without a trailing slash: `https://…`, or `/t`. */
  url: string
  siteId: string
  /** Path the tag is served at. @defaultValue {@link TAG_PATH} */
  path?: string
  /** What the browser checks the tag by. @defaultValue none: it runs whatever is served */
  integrity?: string
}

/** Writes the line to paste into the `<head>` of a shop. Nothing in it needs escaping. */
export function scriptTag(options: ScriptTagOptions): string {
  const { url, siteId, path = TAG_PATH, integrity } = options
  // Browsers check what comes from another origin only if it was asked for by CORS.
  const check = integrity === undefined ? '' : ` integrity="${integrity}" crossorigin="anonymous"`
  // Without being told, the tag takes its own folder for the collector's address.
  const endpoint = path.lastIndexOf('/') === 0 ? '' : ` data-endpoint="${url}/"`
  return `<script defer src="${url}${path}"${check} data-site="${siteId}"${endpoint}></script>`
}
