const STYLE =
  'body{margin:2rem auto;max-width:52rem;padding:0 1rem;color-scheme:light dark}pre{white-space:pre-wrap;line-height:1.5}'

/**
 * Makes a page that shows a Markdown file as it is written. Markdown is meant to be readable so.
 *
 * @returns A whole HTML document.
 */
export function readmePage(markdown) {
  const text = markdown.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Waymark: README</title>
<style>${STYLE}</style>
<pre>${text}</pre>
</html>
`
}
