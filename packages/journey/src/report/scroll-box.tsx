import type { Child } from 'hono/jsx'

/** A box that scrolls sideways on narrow screens, by keyboard too. */
export function ScrollBox({ label, children }: { label: string; children?: Child }) {
  return (
    <section class="scroll" aria-label={label} tabindex={0}>
      {children}
    </section>
  )
}
