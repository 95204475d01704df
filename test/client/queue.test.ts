import { setImmediate } from 'node:timers/promises'
import { createUuid, type DropCounts } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import type { Batch } from '../../packages/client/src/batch.ts'
import type { Delivery } from '../../packages/client/src/delivery.ts'
import { createDevice } from '../../packages/client/src/device.ts'
import {
  BATCH_DELAY_MS,
  BATCH_SIZE,
  createQueue,
  GRACE_MS,
  MAX_WAITING,
} from '../../packages/client/src/queue.ts'
import { createMemoryDeviceStore, type MemoryDeviceStore } from '../helpers/memory-device-store.ts'
import {
  type Attempt,
  createScriptedTransport,
  delivered,
  hang,
  retry,
  waitingFor,
} from '../helpers/scripted-transport.ts'
import { createVirtualClock } from '../helpers/virtual-clock.ts'

const HEAD = '{"siteId":"shop"}'
const second = 1_000
const minute = 60 * second
const day = 24 * 60 * minute

interface WorldOptions {
  answer?: (attempt: Attempt) => Delivery | Promise<Delivery>
  /** Jitter of the back-off. */
  random?: number
  isPersistent?: boolean
  streamId?: string
  /** When the document opens, epoch milliseconds. */
  at?: number
  /** The device, for a document that comes after another. */
  store?: MemoryDeviceStore
}

/** A queue with everything around it real but clock, transport and device. */
function createWorld(options: WorldOptions = {}) {
  const { answer = () => delivered, random = 0.5, isPersistent = true } = options
  const { streamId = 'stream', at, store = createMemoryDeviceStore() } = options
  const clock = createVirtualClock(at)
  /** Touchpoints on the device after each write. */
  const waitingCounts: number[] = []
  const device = createDevice({
    ...store,
    async write(entries) {
      await store.write(entries)
      waitingCounts.push(store.waiting().length)
    },
  })
  device.isPersistent = isPersistent
  /** What was given up. */
  const dropped: DropCounts = {}
  const transport = createScriptedTransport(clock.now, answer)
  const queue = createQueue({
    streamId,
    send: transport.send,
    device,
    now: clock.now,
    random: () => random,
    setTimer: clock.setTimer,
    look: () => device.entries().then((entries) => queue.adopt(entries, clock.now())),
    onDrop: (reason, count) => {
      dropped[reason] = (dropped[reason] ?? 0) + count
    },
  })
  /** Adds touchpoints `from` up to, but without, `to`. */
  function add(from: number, to = from + 1, head = HEAD): void {
    for (let n = from; n < to; n++) queue.add(waitingFor(n), head)
  }
  const sizes = () => transport.attempts.map(({ touchpoints }) => touchpoints.length)
  const times = () => transport.attempts.map(({ at }) => at - startAt)
  const startAt = clock.now()
  return { clock, store, waitingCounts, dropped, transport, queue, add, sizes, times }
}

/** Answers in turn; the last one for ever. */
function inTurn(...answers: (Delivery | Promise<Delivery>)[]) {
  let turn = 0
  return () => answers[Math.min(turn++, answers.length - 1)] ?? delivered
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}

function refuse(reason?: 'rejected' | 'too_large'): Delivery {
  return { status: 'refused', canSplit: true, reason }
}

/** A refusal that is not about the bytes. */
const dropAll: Delivery = { status: 'refused', canSplit: false, reason: 'rejected' }

/** Batches in the outbox, the oldest first. */
const outboxOf = (store: MemoryDeviceStore) =>
  // Only batches are written under this prefix.
  store.contents().flatMap(([key, value]) => (key.startsWith('o/') ? [value as Batch] : []))

describe('a batch', () => {
  it('leaves when it is full, in the task that fills it', () => {
    const { transport, add } = createWorld()
    add(0, BATCH_SIZE)
    expect(transport.attempts.map(({ touchpoints }) => touchpoints)).toEqual([range(0, BATCH_SIZE)])
  })

  it('waits for company until then', () => {
    const { transport, add } = createWorld()
    add(0, BATCH_SIZE - 1)
    expect(transport.attempts).toEqual([])
  })

  it('leaves when its first touchpoint has waited long enough', async () => {
    const { clock, add, times, sizes } = createWorld()
    add(0)
    await clock.run(BATCH_DELAY_MS - 1)
    add(1)
    await clock.run(1)
    expect([times(), sizes()]).toEqual([[BATCH_DELAY_MS], [2]])
  })

  it('leaves before its bytes are too many for the last moment of a page', () => {
    const { queue, sizes } = createWorld()
    const touchpoint = JSON.stringify({ n: 1, title: 'x'.repeat(4_000) })
    for (let n = 0; n < 4; n++) queue.add(touchpoint, HEAD)
    expect(sizes()).toEqual([3])
  })

  it.each([
    ['user', '{"siteId":"shop","userId":"u-1"}'],
    ['consent', '{"siteId":"shop","consent":"granted"}'],
  ])('is cut by a change of %s', async (_, head) => {
    const { clock, transport, add } = createWorld()
    add(0, 2)
    add(2, 3, head)
    await clock.run(BATCH_DELAY_MS)
    expect(transport.attempts.map((attempt) => [attempt.head, attempt.touchpoints])).toEqual([
      [JSON.parse(HEAD), [0, 1]],
      [JSON.parse(head), [2]],
    ])
  })

  it('has an id of its own', async () => {
    const { clock, transport, add } = createWorld()
    add(0, 2 * BATCH_SIZE)
    await clock.run()
    expect(new Set(transport.attempts.map(({ batchId }) => batchId)).size).toBe(2)
  })

  it('is sent alone, so that the collector keeps the order', () => {
    const { sizes, add } = createWorld({ answer: () => hang })
    add(0, 3 * BATCH_SIZE)
    expect(sizes()).toEqual([BATCH_SIZE])
  })

  it('is followed by the next as soon as it is acknowledged', async () => {
    const { clock, transport, add, times } = createWorld()
    add(0, 3 * BATCH_SIZE)
    await clock.run()
    expect([transport.delivered, times()]).toEqual([range(0, 3 * BATCH_SIZE), [0, 0, 0]])
  })

  it('leaves the device when it is acknowledged', async () => {
    const { clock, store, add } = createWorld()
    add(0, BATCH_SIZE)
    await clock.run()
    expect(store.contents()).toEqual([])
  })

  it('is on the device until then', async () => {
    const { clock, store, add } = createWorld({ answer: () => hang })
    add(0, BATCH_SIZE)
    await clock.run(day)
    expect(store.waiting().length).toBe(BATCH_SIZE)
  })
})

describe('trouble of the network or the collector', () => {
  it('sends the same bytes again, whatever was recorded meanwhile', async () => {
    const { clock, transport, queue, add } = createWorld({
      answer: inTurn(retry, retry, delivered),
    })
    add(0, BATCH_SIZE)
    await clock.run()
    queue.drop('invalid')
    add(100)
    await clock.run(minute)
    const [first, ...others] = transport.attempts.map(({ body }) => body)
    expect(others.slice(0, 2)).toEqual([first, first])
  })

  it('backs off', async () => {
    const { clock, add, times } = createWorld({ answer: () => retry })
    add(0, BATCH_SIZE)
    await clock.run(8 * second)
    expect(times()).toEqual([0, 1_750, 5_250])
  })

  it('recovers without a new touchpoint', async () => {
    const { clock, transport, add } = createWorld({ answer: inTurn(retry, retry, delivered) })
    add(0, BATCH_SIZE)
    await clock.run(minute)
    expect(transport.delivered).toEqual(range(0, BATCH_SIZE))
  })

  it('recovers everything that was waiting, in order and once', async () => {
    const healsAt = createVirtualClock().now() + 10 * second
    const world = createWorld({ answer: ({ at }) => (at < healsAt ? retry : delivered) })
    world.add(0, 100)
    await world.clock.run(minute)
    expect(world.transport.delivered).toEqual(range(0, 100))
  })

  it('asks at most five times in ten seconds, however much is waiting', async () => {
    const { clock, transport, add } = createWorld({ answer: () => retry })
    add(0, 100)
    await clock.run(10 * second)
    expect(transport.attempts.length).toBeLessThanOrEqual(5)
  })

  it('keeps few timers, however much is waiting and however long', async () => {
    const { clock, add } = createWorld({ answer: () => retry, random: 1 / 3 })
    add(0, 200)
    await clock.run(20 * second)
    expect(clock.pendingCount()).toBeLessThanOrEqual(2 * (200 / BATCH_SIZE))
  })

  it('begins with short waits again after a success', async () => {
    const { clock, add, times } = createWorld({
      answer: inTurn(retry, retry, retry, delivered, retry, delivered),
    })
    add(0, 2 * BATCH_SIZE)
    await clock.run(minute)
    const [, , , success = 0, failure = 0, next = 0] = times()
    expect([failure - success, next - failure]).toEqual([0, 1_750])
  })

  it('waits as long as the collector asks for', async () => {
    const { clock, add, times } = createWorld({
      answer: inTurn({ status: 'retry', retryAfterMs: 90 * second }, delivered),
    })
    add(0, BATCH_SIZE)
    await clock.run(5 * minute)
    expect(times()).toEqual([0, 90 * second])
  })

  it.each([
    ['a call of flush()', false],
    ['hiding', true],
  ])('is not asked again before its Retry-After by %s', async (_, isHiding) => {
    const { clock, queue, add, times } = createWorld({
      answer: inTurn({ status: 'retry', retryAfterMs: 90 * second }, delivered),
    })
    add(0, BATCH_SIZE)
    await clock.run(second)
    queue.flush(isHiding)
    await clock.run(5 * minute)
    expect(times()).toEqual([0, 90 * second])
  })

  it('keeps a Retry-After when another attempt fails without one', async () => {
    const { clock, queue, add, times } = createWorld({
      answer: inTurn({ status: 'retry', retryAfterMs: 90 * second }, retry, delivered),
    })
    add(0, 2 * BATCH_SIZE - 1)
    queue.flush(true)
    await clock.run(5 * minute)
    expect(times().filter((at) => at > 0 && at < 90 * second)).toEqual([])
  })

  it('is asked again at once by flush(), where nothing forbids it', async () => {
    const { clock, queue, add, times } = createWorld({ answer: inTurn(retry, delivered) })
    add(0, BATCH_SIZE)
    await clock.run(100)
    queue.flush()
    await clock.run(minute)
    expect(times()).toEqual([0, 100])
  })

  it('does not send what is on its way a second time', async () => {
    const { clock, queue, add, transport } = createWorld({ answer: () => hang })
    add(0, BATCH_SIZE)
    queue.flush()
    queue.flush(true)
    await clock.run(minute)
    expect(transport.attempts.length).toBe(1)
  })
})

describe('a refusal', () => {
  const answer =
    (reason?: 'rejected' | 'too_large') =>
    ({ touchpoints }: Attempt): Delivery =>
      touchpoints.includes(7) ? refuse(reason) : delivered

  it.each(['rejected', 'too_large'] as const)(
    'for good (%s) is split down to the one at fault',
    async (reason) => {
      const { clock, transport, add } = createWorld({ answer: answer(reason) })
      add(0, BATCH_SIZE)
      await clock.run(minute)
      expect(transport.delivered.toSorted((a, b) => a - b)).toEqual(
        range(0, BATCH_SIZE).filter((n) => n !== 7),
      )
    },
  )

  it.each(['rejected', 'too_large'] as const)('for good (%s) counts one drop', async (reason) => {
    const { clock, transport, add } = createWorld({ answer: answer(reason) })
    add(0, BATCH_SIZE)
    await clock.run(minute)
    expect(transport.reported).toEqual({ [reason]: 1 })
  })

  it('for good takes the touchpoint off the device', async () => {
    const { clock, store, add } = createWorld({ answer: answer('rejected') })
    add(0, BATCH_SIZE)
    await clock.run(minute)
    expect(store.contents()).toEqual([])
  })

  it('is not repeated: halves travel under ids of their own', async () => {
    const { clock, transport, add } = createWorld({ answer: answer('rejected') })
    add(0, BATCH_SIZE)
    await clock.run(minute)
    const ids = transport.attempts.flatMap(({ batchId, touchpoints }) =>
      touchpoints.length ? batchId : [],
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('of somebody else holds the one at fault and lets the others pass', async () => {
    const { clock, transport, dropped, store, add } = createWorld({
      answer: answer(),
    })
    add(0, 2 * BATCH_SIZE)
    await clock.run(10 * minute)
    expect([new Set(transport.delivered).size, store.waiting(), dropped]).toEqual([
      2 * BATCH_SIZE - 1,
      [waitingFor(7)],
      {},
    ])
  })

  it('of somebody else does not block what comes later', async () => {
    const { clock, transport, add } = createWorld({ answer: answer() })
    add(7)
    await clock.run(BATCH_DELAY_MS + 100)
    add(8)
    await clock.run(BATCH_DELAY_MS + 100)
    expect(transport.delivered).toEqual([8])
  })

  it('of somebody else that ends is forgotten', async () => {
    const { clock, transport, add } = createWorld({
      answer: inTurn(refuse(), refuse(), delivered),
    })
    add(0)
    await clock.run(20 * minute)
    expect(transport.delivered).toEqual([0])
  })

  it('splits on the device too, so that a crash does not bring the whole back', async () => {
    const { clock, store, transport, add } = createWorld({
      answer: inTurn(refuse(), hang),
    })
    add(0, BATCH_SIZE)
    await clock.run()
    const stored = outboxOf(store)
    const [whole] = transport.attempts
    expect([stored.length, stored.some(({ id }) => id === whole?.batchId)]).toEqual([2, false])
  })

  it('splits in one write, so that a crash cannot come between', async () => {
    const { clock, waitingCounts, add } = createWorld({
      answer: inTurn(refuse(), hang),
    })
    add(0, BATCH_SIZE)
    await clock.run()
    expect(waitingCounts).toEqual([BATCH_SIZE, BATCH_SIZE])
  })

  it('in the collector’s own words drops the batch, and is counted in its place', async () => {
    const { clock, transport, add } = createWorld({
      answer: inTurn(dropAll, delivered),
    })
    add(0, BATCH_SIZE)
    await clock.run()
    const told = transport.attempts.map(({ touchpoints, drops }) => [touchpoints.length, drops])
    expect(told).toEqual([
      [BATCH_SIZE, {}],
      [0, { rejected: BATCH_SIZE }],
    ])
  })

  it('of some beside the stored ones is counted in an envelope of its own', async () => {
    const { clock, transport, add } = createWorld({
      answer: inTurn({ status: 'delivered', rejectedCount: 2 }, delivered),
    })
    add(0, BATCH_SIZE)
    await clock.run()
    const told = transport.attempts.map(({ touchpoints, drops }) => [touchpoints.length, drops])
    expect(told).toEqual([
      [BATCH_SIZE, {}],
      [0, { rejected: 2 }],
    ])
  })

  it.each<[string, Delivery]>([
    ['all', dropAll],
    ['some', { status: 'delivered', rejectedCount: 2 }],
  ])('of %s is told under the same id by whoever is told of it', async (_, refusal) => {
    const dead = createWorld({ answer: () => hang })
    dead.add(0, BATCH_SIZE)
    await dead.clock.run()
    const ids: (string | undefined)[] = []
    for (const streamId of ['one', 'two']) {
      const store = createMemoryDeviceStore(dead.store.contents())
      const answer = inTurn(refusal, delivered)
      const world = createWorld({ streamId, store, at: dead.clock.now() + minute, answer })
      world.queue.adopt(await store.entries(), world.clock.now())
      await world.clock.run()
      ids.push(world.transport.attempts[1]?.batchId)
    }
    expect([ids[0] === ids[1], ids[0] !== undefined]).toEqual([true, true])
  })
})

describe('a drop report', () => {
  it('travels in the next envelope, once', async () => {
    const { clock, transport, queue, add } = createWorld()
    queue.drop('invalid', 3)
    add(0, 2 * BATCH_SIZE)
    await clock.run()
    expect(transport.attempts.map((attempt) => attempt.drops)).toEqual([{ invalid: 3 }, {}])
  })

  it('of a batch given up travels with the count of that', async () => {
    const { clock, transport, queue, add } = createWorld({
      answer: inTurn(dropAll, delivered),
    })
    queue.drop('invalid', 3)
    add(0, BATCH_SIZE)
    await clock.run()
    expect(transport.attempts.at(-1)?.drops).toEqual({ invalid: 3, rejected: BATCH_SIZE })
  })

  it('of a batch that is split travels with one half', async () => {
    const { clock, transport, queue, add } = createWorld({
      answer: inTurn(refuse(), delivered),
    })
    queue.drop('invalid', 3)
    add(0, BATCH_SIZE)
    await clock.run()
    expect(transport.attempts.slice(1).map((attempt) => attempt.drops)).toEqual([
      { invalid: 3 },
      {},
    ])
  })
})

describe('limits', () => {
  it('drops what is more than memory holds, and counts it', async () => {
    const { clock, dropped, store, add } = createWorld({ answer: () => hang })
    add(0, MAX_WAITING + 10)
    await clock.run()
    expect([dropped, store.waiting().length]).toEqual([{ queue_full: 10 }, MAX_WAITING])
  })

  it('takes touchpoints again when there is room', async () => {
    let isHealed = false
    const { clock, transport, dropped, add } = createWorld({
      answer: () => (isHealed ? delivered : retry),
    })
    add(0, MAX_WAITING + 10)
    isHealed = true
    await clock.run(minute)
    add(MAX_WAITING + 10)
    await clock.run(minute)
    expect([transport.delivered.length, dropped]).toEqual([MAX_WAITING + 1, { queue_full: 10 }])
  })

  it('keeps what is refused for six days', async () => {
    const { clock, store, add } = createWorld({ answer: () => retry })
    add(0, BATCH_SIZE)
    await clock.run(6 * day)
    expect(store.waiting().length).toBe(BATCH_SIZE)
  })

  it('gives up after seven days, counted', async () => {
    const { clock, store, dropped, add } = createWorld({ answer: () => retry })
    add(0, BATCH_SIZE)
    await clock.run(7 * day + 10 * minute)
    expect([store.waiting(), dropped]).toEqual([[], { expired: BATCH_SIZE }])
  })
})

describe('flush()', () => {
  it('sends what waits for company', async () => {
    const { transport, queue, add } = createWorld()
    add(0)
    await queue.flush()
    expect(transport.delivered).toEqual([0])
  })

  it('resolves when every attempt had its answer', async () => {
    const { transport, queue, add } = createWorld()
    add(0, 60)
    await queue.flush()
    expect(transport.delivered).toEqual(range(0, 60))
  })

  it('resolves when the answer is a failure', async () => {
    const { transport, queue, add } = createWorld({ answer: () => retry })
    add(0)
    await queue.flush()
    expect(transport.attempts.length).toBe(1)
  })

  it('resolves when there is nothing to send', async () => {
    const { transport, queue } = createWorld()
    await queue.flush()
    expect(transport.attempts).toEqual([])
  })

  it('sends everything at once when the page hides', () => {
    const { queue, add, sizes } = createWorld({ answer: () => hang })
    add(0, 60)
    queue.flush(true)
    expect(sizes()).toEqual([25, 25, 10])
  })

  it('tells the transport that the page hides', () => {
    const { transport, queue, add } = createWorld()
    add(0)
    queue.flush(true)
    expect(transport.attempts.map(({ isHiding }) => isHiding)).toEqual([true])
  })

  it('does not wait for a back-off when the page hides', async () => {
    const { clock, queue, add, times } = createWorld({ answer: inTurn(retry, delivered) })
    add(0, BATCH_SIZE)
    await clock.run(100)
    queue.flush(true)
    expect(times()).toEqual([0, 100])
  })

  it('waits for nothing when the page hides and keeps no copy', async () => {
    const { clock, queue, add, times } = createWorld({
      isPersistent: false,
      answer: inTurn({ status: 'retry', retryAfterMs: 90 * second }, delivered),
    })
    add(0, BATCH_SIZE)
    await clock.run(100)
    queue.flush(true)
    expect(times()).toEqual([0, 100])
  })
})

describe('clear()', () => {
  it('forgets what is waiting', async () => {
    const { clock, transport, queue, add } = createWorld()
    add(0, 10)
    queue.clear()
    await clock.run(minute)
    expect(transport.attempts).toEqual([])
  })

  it('forgets what is on its way: a failure does not send it again', async () => {
    let fail = (_: Delivery) => {}
    const answer = () => new Promise<Delivery>((resolve) => (fail = resolve))
    const { clock, transport, queue, add } = createWorld({ answer })
    add(0, BATCH_SIZE)
    queue.clear()
    fail(retry)
    await clock.run(10 * minute)
    expect(transport.attempts.length).toBe(1)
  })

  it('does not stop the queue', async () => {
    const { clock, transport, queue, add } = createWorld()
    add(0, 10)
    queue.clear()
    add(10, 12)
    await clock.run(minute)
    expect(transport.delivered).toEqual([10, 11])
  })
})

describe('a batch of drops alone', () => {
  it('tells the collector when nothing else is sent', async () => {
    const { clock, transport, queue, add } = createWorld()
    add(0, BATCH_SIZE)
    queue.drop('queue_full', 3)
    await clock.run(minute)
    expect(transport.attempts.map(({ touchpoints, drops }) => [touchpoints.length, drops])).toEqual(
      [
        [BATCH_SIZE, {}],
        [0, { queue_full: 3 }],
      ],
    )
  })

  it('that is refused for good is not tried again', async () => {
    const { clock, transport, queue, add } = createWorld({ answer: inTurn(delivered, dropAll) })
    add(0, BATCH_SIZE)
    queue.drop('queue_full', 3)
    await clock.run(minute)
    expect(transport.attempts.length).toBe(2)
  })

  it('waits on the device like any other', async () => {
    const { clock, store, queue, add } = createWorld({ answer: inTurn(delivered, hang) })
    add(0, BATCH_SIZE)
    queue.drop('queue_full', 3)
    await clock.run(minute)
    expect(outboxOf(store).map(({ drops }) => drops)).toEqual([{ queue_full: 3 }])
  })
})

describe('a document in trouble', () => {
  const leasesOf = (store: MemoryDeviceStore) =>
    store.contents().filter(([key]) => key === 'l/stream')

  it('says on the device until when it goes on by itself', async () => {
    const { clock, store, add } = createWorld({ answer: () => retry })
    const startAt = clock.now()
    add(0, BATCH_SIZE)
    await clock.run()
    expect(leasesOf(store)).toEqual([['l/stream', startAt + 1_750 + GRACE_MS]])
  })

  it('says so too when an answer is slow', async () => {
    const { clock, store, add } = createWorld({ answer: () => hang })
    add(0, BATCH_SIZE)
    await clock.run(4 * second)
    expect(leasesOf(store).length).toBe(1)
  })

  it('says nothing when all is well', async () => {
    const { clock, store, add } = createWorld()
    add(0, BATCH_SIZE)
    await clock.run(minute)
    expect(leasesOf(store)).toEqual([])
  })

  it('says so of what it holds after a refusal, for moments only, again and again', async () => {
    const { clock, store, add } = createWorld({ answer: () => refuse() })
    add(0)
    await clock.run(BATCH_DELAY_MS)
    const leaseMs: number[] = []
    for (let n = 0; n < 4; n++) {
      const [, until] = leasesOf(store)[0] ?? []
      leaseMs.push(Number(until) - clock.now())
      await clock.run(10 * second)
    }
    expect(leaseMs).toEqual(Array(4).fill(10 * second + GRACE_MS))
  })

  it('lets go when it hides, once what is on its way had its time', async () => {
    const { clock, store, queue, add } = createWorld({ answer: inTurn(retry, hang) })
    add(0, BATCH_SIZE)
    await clock.run()
    queue.flush(true)
    await clock.run()
    expect(leasesOf(store)).toEqual([['l/stream', clock.now() + GRACE_MS]])
  })
})

describe('adopt()', () => {
  /** What a document that died with two batches left on the device, a minute ago. */
  async function leftBehind(count = BATCH_SIZE + 5) {
    const { clock, store, transport, queue, add } = createWorld({ answer: () => hang })
    queue.drop('invalid', 3)
    add(0, BATCH_SIZE)
    // Batches of one millisecond have no order: their touchpoints are ordered by stream and `seq`.
    await clock.run(1)
    add(BATCH_SIZE, count)
    await clock.run(BATCH_DELAY_MS)
    queue.flush(true)
    await clock.run()
    const batches = outboxOf(store)
    return { batches, store, at: clock.now() + minute, attempts: transport.attempts }
  }

  /** The document that comes next. */
  async function openNext(options: WorldOptions) {
    const world = createWorld({ streamId: 'next', ...options })
    world.queue.adopt(await world.store.entries(), world.clock.now())
    return world
  }

  it('sends them under the ids they were to travel under', async () => {
    const { batches, store, at } = await leftBehind()
    const { clock, transport } = await openNext({ store, at })
    await clock.run(minute)
    const sent = transport.attempts.map(({ batchId }) => batchId)
    expect(sent).toEqual(batches.map(({ id }) => id))
  })

  it('sends each of them once, in the order in which they were recorded', async () => {
    const { store, at } = await leftBehind()
    const { clock, transport } = await openNext({ store, at })
    await clock.run(minute)
    expect(transport.delivered).toEqual(range(0, BATCH_SIZE + 5))
  })

  it('sends the very bytes that the dead document froze, drops and all', async () => {
    const { store, at, attempts } = await leftBehind(BATCH_SIZE)
    const { clock, transport, queue } = await openNext({ store, at })
    queue.drop('vetoed', 9)
    await clock.run(minute)
    expect(transport.attempts[0]?.body).toBe(attempts[0]?.body)
  })

  it('sends what was still open under another id: more may have been sent under its own', async () => {
    const { clock, store, add } = createWorld()
    add(0, 3)
    await clock.run(1)
    const [open] = outboxOf(store)
    const next = await openNext({ store, at: clock.now() + minute })
    await next.clock.run(minute)
    expect([next.transport.delivered, next.transport.attempts[0]?.batchId === open?.id]).toEqual([
      [0, 1, 2],
      false,
    ])
  })

  it('makes them its own, so that no third document takes them', async () => {
    const { batches, store, at } = await leftBehind()
    await openNext({ store, at, answer: () => hang })
    await setImmediate()
    const keys = store.contents().map(([key]) => key)
    expect(keys).toEqual(['l/next', ...batches.map(({ id }) => `o/next/${id}`)])
  })

  it('takes them off the device when they are acknowledged', async () => {
    const { store, at } = await leftBehind()
    const { clock } = await openNext({ store, at })
    await clock.run(minute)
    expect(store.contents()).toEqual([])
  })

  it('happens again when all is sent, for tabs that were closed meanwhile', async () => {
    const { store, at } = await leftBehind()
    const late = createWorld({ streamId: 'next', at, store })
    late.add(50)
    await late.clock.run(minute)
    expect(late.transport.delivered).toEqual([50, ...range(0, BATCH_SIZE + 5)])
  })

  it('judges leases by the time they were asked for, as a page may have slept since', async () => {
    const { store, at } = await leftBehind()
    store.write([['l/stream', at + 30 * second]])
    const { queue, transport, clock } = createWorld({ streamId: 'next', at: at + minute, store })
    queue.adopt(await store.entries(), at)
    await clock.run()
    expect(transport.attempts).toEqual([])
  })

  it('leaves what another document still sends until it lets go', async () => {
    const { store, at } = await leftBehind()
    store.write([['l/stream', at + 30 * second]])
    const { clock, times } = await openNext({ store, at })
    await clock.run(minute)
    expect(times()[0]).toBe(30 * second)
  })

  it('gives up what is older than seven days, counted', async () => {
    const { store, at } = await leftBehind(BATCH_SIZE)
    const { clock, dropped, transport } = await openNext({ store, at: at + 8 * day })
    await clock.run(minute)
    expect([transport.delivered, dropped]).toEqual([[], { expired: BATCH_SIZE }])
  })

  it('takes no more than memory holds', async () => {
    const at = Date.UTC(2026, 10, 1)
    const touchpoints = range(0, 400).map(waitingFor)
    const entries = range(0, 10).map((n) => {
      const id = createUuid(at - day + n)
      return [`o/dead/${id}`, { id, head: HEAD, touchpoints, drops: {}, dueAt: 0 }] as const
    })
    const { store } = await openNext({
      store: createMemoryDeviceStore(entries),
      at,
      answer: () => hang,
    })
    expect(store.contents().filter(([key]) => key.startsWith('o/next/')).length).toBe(3)
  })

  it('leaves the touchpoints of this document in their own batch', async () => {
    const { store, at } = await leftBehind()
    const { clock, transport, queue } = await openNext({ store, at })
    queue.add(waitingFor(50), HEAD)
    await clock.run(minute)
    expect(transport.attempts.map(({ touchpoints }) => touchpoints)).toEqual(
      expect.arrayContaining([range(0, BATCH_SIZE), [50]]),
    )
  })
})
