/** Web Locks of one origin, as far as `ifAvailable` goes: every document gets the same object. */
export interface FakeLockManager extends LockManager {
  /** Names held right now. */
  readonly heldNames: ReadonlySet<string>
}

/** Creates a {@link FakeLockManager}. */
export function createLockManager(): FakeLockManager {
  const heldNames = new Set<string>()
  async function request(
    name: string,
    { ifAvailable }: LockOptions,
    use: (lock: Lock | null) => unknown,
  ): Promise<unknown> {
    if (!ifAvailable) throw new Error('Only locks that are free at once are modelled')
    // A lock is granted in a task of its own, never in the caller's.
    await undefined
    if (heldNames.has(name)) return use(null)
    heldNames.add(name)
    try {
      return await use({ name, mode: 'exclusive' })
    } finally {
      heldNames.delete(name)
    }
  }
  const query = async () => ({ held: [...heldNames].map((name) => ({ name })), pending: [] })
  // The overload without options is not modelled.
  return { heldNames, request, query } as unknown as FakeLockManager
}
