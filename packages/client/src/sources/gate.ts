import { quietly } from '../quietly.ts'

/** Holds acts back while something they need is missing. */
export interface Gate {
  /** Runs the act at once, or in its turn once the gate opens. A failing act stops nothing. */
  pass(act: () => void): void
  /** Closes the gate until this settles, either way. */
  hold(until: Promise<unknown>): void
  /** Opens, whatever it is held for; whoever waits runs now. */
  open(): void
}

/** Acts that may wait; later ones are let go, as nothing that slow is worth the memory. */
const MAX_WAITING = 100

/** Creates a gate that is closed until `ready` settles, either way. */
export function createGate(ready: Promise<unknown>): Gate {
  const holds = new Set<Promise<unknown>>()
  let waiting: (() => void)[] = []

  const gate: Gate = {
    pass(act) {
      if (holds.size === 0) quietly(act)
      else if (waiting.length < MAX_WAITING) waiting.push(act)
    },
    hold(until) {
      holds.add(until)
      const release = () => {
        if (holds.delete(until) && holds.size === 0) gate.open()
      }
      until.then(release, release)
    },
    open() {
      const acts = waiting
      holds.clear()
      waiting = []
      for (const act of acts) quietly(act)
    },
  }
  gate.hold(ready)
  return gate
}
