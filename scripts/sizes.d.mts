export interface SizeEntry {
  name: string
  what: string
  budgetBytes: number
  /** Bound of an entry that is still over its budget. */
  heldBytes?: number
  code: string
  format?: 'es' | 'iife'
  /** Name of a chunk that the code loads later, to be measured in its stead. */
  chunk?: string
  /** The code is that of `storefronts.js`, with its chunks. */
  isShop?: boolean
}
export interface Size {
  minifiedBytes: number
  brotliBytes: number
}
export const SIZES: readonly SizeEntry[]
export function measure(entry: SizeEntry): Promise<Size>
export function toKilobytes(bytes: number): string
