export interface SizeEntry {
  name: string
  what: string
  budgetBytes: number
  /** Bound of an entry that is still over its budget. */
  heldBytes?: number
  code: string
  format?: 'es' | 'iife'
}
export interface Size {
  minifiedBytes: number
  brotliBytes: number
}
export const SIZES: readonly SizeEntry[]
export function measure(entry: SizeEntry): Promise<Size>
export function toKilobytes(bytes: number): string
