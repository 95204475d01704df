import { formatClock, formatDate } from './format.ts'

/** A date and clock time that machines can read too. */
export function Instant({ at, isClockOnly = false }: { at: number; isClockOnly?: boolean }) {
  const text = isClockOnly ? formatClock(at) : `${formatDate(at)}, ${formatClock(at)}`
  return <time datetime={new Date(at).toISOString()}>{text}</time>
}
