import { marked } from 'marked'

const STYLE = `body{margin:2rem auto;max-width:57rem;padding:0 1rem;color-scheme:light dark;
font:1rem/1.6 system-ui,sans-serif}pre{overflow-x:auto;padding:.75rem 1rem;border-radius:.5rem;
background:color-mix(in srgb,currentColor 6%,transparent);line-height:1.4}code{font-size:.9em}
pre code{font-size:.85em}table{border-collapse:collapse;display:block;overflow-x:auto}
td,th{padding:.35rem .75rem;text-align:left;vertical-align:top;
border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent)}a{color:#2457c5}
@media(prefers-color-scheme:dark){a{color:#9dbcff}}`

/**
 * Makes a page of the README. Links to other files of the project, which are not served, are plain text.
 *
 * @param markdown - Our own text, trusted.
 * @returns A whole HTML document.
 */
export function readmePage(markdown) {
  const html = marked.parse(markdown).replace(/<a href="(?!https?:|#)[^"]*">(.*?)<\/a>/g, '$1')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>Waymark: README</title>
<style>${STYLE}</style>
<main>${html}</main>
</html>
`
}
