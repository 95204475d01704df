/** A count with its noun: `1 touchpoint`, `2,000 touchpoints`. */
export function countText(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
