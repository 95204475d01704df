/** A file for browsers, which the rule in `wrangler.jsonc` bundles as text. */
declare module '@waymark/client/served/*' {
  const text: string
  export default text
}
