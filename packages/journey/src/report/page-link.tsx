import { pagePath, safeHref } from './safe-href.ts'

/** A recorded page: its path, linked where following the address is safe. */
export function PageLink({ url }: { url: string }) {
  const href = safeHref(url)
  const text = <span class="path">{pagePath(url)}</span>
  return href ? (
    <a href={href} rel="noreferrer">
      {text}
    </a>
  ) : (
    text
  )
}
