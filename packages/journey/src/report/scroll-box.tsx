import type { Child } from 'hono/jsx'

/** A box that scrolls sideways on narrow screens, by keyboard too, and says so where it can. */
export function ScrollBox({ label, children }: { label: string; children?: Child }) {
  return (
    <section class="scroll" aria-label={label} tabindex={0}>
      <p class="scroll-hint" aria-hidden="true">
        Scroll sideways to see all of it →
      </p>
      {children}
    </section>
  )
}
