import { quietly } from '../quietly.ts'

/** Holds acts back until something they need is there. */
export interface Gate {
  /** Runs the act at once, or in its turn once the gate opens. A failing act stops nothing. */
  pass(act: () => void): void
  /** Opens for good; whoever waits runs now. */
  open(): void
}

/** Acts that may wait; later ones are let go, as nothing that slow is worth the memory. */
const MAX_WAITING = 100

/** Creates a gate that opens when `ready` settles, either way. */
export function createGate(ready: Promise<unknown>): Gate {
  let waiting: (() => void)[] | undefined = []
  const gate: Gate = {
    pass(act) {
      if (!waiting) quietly(act)
      else if (waiting.length < MAX_WAITING) waiting.push(act)
    },
    open() {
      const acts = waiting ?? []
      waiting = undefined
      for (const act of acts) quietly(act)
    },
  }
  ready.then(gate.open, gate.open)
  return gate
}
