import { useEffect, useRef } from 'react'
import { toCommerce } from './cart.tsx'
import type { Tea } from './catalogue.ts'
import { tracker } from './tracker.ts'

/** Records that a tea is looked at, once per tea: StrictMode runs every effect twice. */
export function useViewItem(tea: Tea | undefined): void {
  const seen = useRef<Tea>(undefined)
  useEffect(() => {
    if (!tea || seen.current === tea) return
    seen.current = tea
    tracker.track('view_item', toCommerce([{ tea, quantity: 1 }]))
  }, [tea])
}
