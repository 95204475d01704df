/** Copies the named properties that are there. Absent ones stay absent, not `undefined`. */
export function copyPresent<Key extends PropertyKey, Target extends { [K in Key]?: unknown }>(
  target: Target,
  source: { readonly [K in Key]?: Target[K] | undefined },
  keys: readonly Key[],
): void {
  for (const key of keys) {
    const value = source[key]
    // Not `undefined` here, which is all that `Target[K] | undefined` adds.
    if (value !== undefined) target[key] = value as Target[Key]
  }
}
