import { toBase64 } from './base64.ts'

async function hashesOf(html: string, block: RegExp): Promise<string> {
  const hashes = await Promise.all(
    [...html.matchAll(block)].map(async ([, content = '']) => {
      const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content))
      return `'sha256-${toBase64(hash)}'`
    }),
  )
  return hashes.length > 0 ? hashes.join(' ') : "'none'"
}

/**
 * The strictest Content-Security-Policy under which a page of ours works: its own `<style>` and
 * `<script>` blocks by hash, nothing from elsewhere. Style attributes and handlers stay blocked.
 *
 * @param html - The whole document.
 */
export async function contentSecurityPolicy(html: string): Promise<string> {
  const [styles, scripts] = await Promise.all([
    hashesOf(html, /<style\b[^>]*>([\s\S]*?)<\/style>/gi),
    hashesOf(html, /<script\b[^>]*>([\s\S]*?)<\/script>/gi),
  ])
  return [
    "default-src 'none'",
    `style-src ${styles}`,
    `script-src ${scripts}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
