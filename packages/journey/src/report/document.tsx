import type { Child } from 'hono/jsx'
import { STYLES } from './styles.ts'

// The mark of the page head as the tab's icon, so that no browser asks the collector for one.
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22"><rect width="22" height="22" rx="5" fill="#1e2430"/><path d="M4 6l4 10 3-7 3 7 4-10" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)}`

/** The frame every page of the report shares. */
export interface DocumentProps {
  title: string
  siteId: string
  basePath: string
  page: 'map' | 'visitor' | 'live' | 'stages'
  /** Seconds after which the browser loads the page again; never when absent. */
  refreshSeconds?: number
  /** A sentence of this page for the footer. */
  footnote?: string
  children?: Child
}

/** A whole page: one inline style block whose hash a policy can name, no script, no style attribute. */
export function Document(props: DocumentProps) {
  const { title, siteId, basePath, page, refreshSeconds, footnote, children } = props
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        {refreshSeconds ? <meta http-equiv="refresh" content={String(refreshSeconds)} /> : null}
        <link rel="icon" href={ICON} />
        <title>{`${title} · ${siteId} · Waymark`}</title>
        <style>{STYLES}</style>
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to content
        </a>
        <header class="top">
          <div class="top-inner">
            <a class="brand" href={basePath || '/'}>
              <BrandMark />
              Waymark
            </a>
            <span class="site">{siteId}</span>
            <nav aria-label="Report">
              <NavLink href={basePath || '/'} label="Journey map" isCurrent={page === 'map'} />
              <NavLink href={`${basePath}/stages`} label="Stages" isCurrent={page === 'stages'} />
              <NavLink href={`${basePath}/live`} label="Live" isCurrent={page === 'live'} />
            </nav>
          </div>
        </header>
        <main id="content" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          <p>All times are UTC. Money is shown by currency and never converted.</p>
          {footnote ? <p>{footnote}</p> : null}
        </footer>
      </body>
    </html>
  )
}

function NavLink({ href, label, isCurrent }: { href: string; label: string; isCurrent: boolean }) {
  return isCurrent ? (
    <a href={href} aria-current="page">
      {label}
    </a>
  ) : (
    <a href={href}>{label}</a>
  )
}

function BrandMark() {
  return (
    <svg class="mark" width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
      <path d="M3 5 L8 17 L11 9 L14 17 L19 5" class="mark-line" />
      <circle cx="19" cy="5" r="2.4" class="mark-dot" />
    </svg>
  )
}
