/** Median of an odd number of runs of `task`, in milliseconds, after as many runs to warm up. */
export function medianMs(task: () => unknown, runs = 21): number {
  const times: number[] = []
  for (let run = 0; run < 2 * runs; run++) {
    const start = performance.now()
    task()
    if (run >= runs) times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? Number.NaN
}
