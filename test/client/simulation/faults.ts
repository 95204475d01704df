import type fc from 'fast-check'
import type { Mutation } from './client-script.ts'
import type { Schedule } from './schedule.ts'
import { anyOutage, anyStorm } from './stories.ts'

/** A way to build the client wrong, and the promise that it breaks. */
export interface Fault {
  name: string
  mutation: Mutation
  /** Tells complaints that come of it. */
  breaks: RegExp
  /** A schedule to begin with, where chance would take too long to come across one. */
  hint?: Schedule
  /** Where it shows. @defaultValue `anySchedule` */
  schedules?: fc.Arbitrary<Schedule>
}

/** The tab that was told of a refusal dies, and tells nobody but the device. */
const REFUSED_THEN_CRASHED: Schedule = {
  seed: 1,
  manners: { refuses: 'part', isBatchOnce: false },
  isPersistent: true,
  steps: [
    { afterMs: 1_000, kind: 'record', tab: 0, count: 1, isPoisoned: true },
    // It is sent by now, and the answer on its way.
    { afterMs: 2_002, kind: 'network', mood: 'broken' },
    { afterMs: 6_000, kind: 'crash', lostCookiesMs: 0 },
  ],
}

/** Two pages take over the same touchpoint, which is refused, and both are told. */
const REFUSED_WHERE_TWO_OPEN: Schedule = {
  ...REFUSED_THEN_CRASHED,
  seed: 0,
  steps: [
    { afterMs: 0, kind: 'record', tab: 0, count: 1, isPoisoned: true },
    { afterMs: 26, kind: 'crash', lostCookiesMs: 0 },
    { afterMs: 0, kind: 'open' },
  ],
}

/** What the device holds is read as the next page opens, which is told of a denial at once. */
const CRASHED_THEN_DENIED: Schedule = {
  ...REFUSED_THEN_CRASHED,
  steps: [
    { afterMs: 0, kind: 'network', mood: 'broken' },
    { afterMs: 10, kind: 'record', tab: 0, count: 3, isPoisoned: false },
    { afterMs: 1_000, kind: 'crash', lostCookiesMs: 0 },
    { afterMs: 10_000, kind: 'consent', state: 'denied' },
  ],
}

const inQueue = (from: string, to: string): Mutation => ({ file: 'queue.ts', from, to })

/** Faults that the simulation has to see. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'deletes before the acknowledgement',
    mutation: inQueue(
      '    if (batch.isOpen) close()\n',
      '    if (batch.isOpen) close()\n    outbox.remove(batch)\n',
    ),
    breaks: /^lost/,
  },
  {
    name: 'takes any 200 for an acknowledgement',
    mutation: {
      file: 'delivery.ts',
      from: 'status === 204 ?',
      to: 'status === 204 || status === 200 ?',
    },
    breaks: /^lost/,
  },
  {
    name: 'makes a new batch id for every attempt',
    mutation: inQueue(
      'send(toBody(batch), isHiding)',
      'send(toBody({ ...batch, id: createUuid() }), isHiding)',
    ),
    breaks: /^a new batch id/,
  },
  {
    name: 'forgets to adopt',
    mutation: { file: 'tracker.ts', from: '    queue.adopt(entries, askedAt)\n', to: '' },
    breaks: /^(lost|left)/,
  },
  {
    name: 'leaves what others left once it has looked',
    mutation: inQueue('      if (isMoreThere) look()\n', ''),
    breaks: /^(lost|left)/,
  },
  {
    name: 'does not renew its lease',
    mutation: inQueue('batches.length || isMoreThere ?', 'isMoreThere ?'),
    breaks: /is about to send$/,
  },
  {
    name: "adopts a living tab's stream",
    mutation: { file: 'outbox.ts', from: 'values.get(lease)', to: '0' },
    breaks: /is about to send$/,
  },
  {
    name: 'counts drops twice',
    mutation: inQueue(
      '    replace(batch, [{ ...batch, id',
      '    drop(reason, touchpointCount)\n    replace(batch, [{ ...batch, id',
    ),
    breaks: /refusals told/,
  },
  {
    name: 'tells a refusal under an id that no other page tells it under',
    mutation: inQueue('siblingId(batch.id, REPORT)', 'createUuid(now())'),
    breaks: /refusals told/,
    hint: REFUSED_WHERE_TWO_OPEN,
  },
  {
    name: 'loses the drops of a tab that crashed',
    mutation: {
      file: 'outbox.ts',
      from: '{ ...left, id: isOpen',
      to: '{ ...left, drops: {}, id: isOpen',
    },
    breaks: /refusals told/,
    hint: REFUSED_THEN_CRASHED,
  },
  {
    name: 'ignores Retry-After',
    mutation: inQueue(
      'retryAfter = Math.max(retryAfter, now() + delivery.retryAfterMs)',
      'retryAfter = 0',
    ),
    breaks: /before Retry-After$/,
  },
  {
    name: 'does not set its timer again',
    mutation: inQueue('      timerAt = NEVER\n', ''),
    breaks: /^(lost|left)/,
  },
  {
    name: 'never deletes from the device',
    mutation: {
      file: 'outbox.ts',
      from: 'remove: (batch) => write(keyOf(batch))',
      to: 'remove: () => {}',
    },
    breaks: /^left/,
  },
  {
    name: 'waits for an answer for ever',
    mutation: { file: 'transport.ts', from: 'setTimeout(() => {', to: 'void (() => {' },
    breaks: /^(lost|left)/,
  },
  {
    name: 'numbers touchpoints alike',
    mutation: {
      file: 'recorder.ts',
      from: 'if (queue.add(json, head)) seq++',
      to: 'queue.add(json, head)',
    },
    breaks: /^stored twice/,
  },
  {
    name: 'comes back too soon, by full jitter from a small base',
    mutation: {
      file: 'backoff.ts',
      from: 'Math.min(MAX_MS, BASE_MS * 2 ** doublings) * (0.75 + random() / 4)',
      to: 'Math.min(MAX_MS, 1_000 * 2 ** attempt) * random()',
    },
    breaks: /requests in ten seconds/,
    schedules: anyOutage,
  },
  {
    name: 'holds whatever comes',
    mutation: inQueue('if (room() < 1)', 'if (room() < -1e9)'),
    breaks: /(held by a page|in an outbox)$/,
    schedules: anyStorm,
  },
  {
    name: 'does not count what it has no room for',
    mutation: inQueue("        drop('queue_full')\n", ''),
    breaks: /^lost/,
    schedules: anyStorm,
  },
  {
    name: 'keeps sending after a denial',
    mutation: { file: 'tracker.ts', from: 'if (isRefused) queue.clear()', to: '' },
    breaks: /denied consent$/,
  },
  {
    name: 'adopts what it was reading as the visitor denied consent',
    mutation: {
      file: 'tracker.ts',
      from: '        if (!device.isPersistent) return\n',
      to: '',
    },
    breaks: /denied consent$/,
    hint: CRASHED_THEN_DENIED,
  },
  {
    name: 'keeps what it wrote after a denial',
    mutation: { file: 'device.ts', from: '      store.erase().catch(() => {})\n', to: '' },
    breaks: /after a denial$/,
  },
  {
    name: 'forgets who the visitor was once the cookie is lost',
    mutation: {
      file: 'tracker.ts',
      from: 'identity.meetMirror(new Map(entries).get(MIRROR))',
      to: '',
    },
    breaks: /stranger$/,
  },
]
