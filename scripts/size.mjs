import { measure, SIZES, toKilobytes } from './sizes.mjs'

// `npm run size`: what each entry weighs, minified and compressed by brotli, against its budget.

const rows = {}
for (const entry of SIZES) {
  try {
    const { minifiedBytes, brotliBytes } = await measure(entry)
    const isOver = brotliBytes > entry.budgetBytes
    if (isOver) process.exitCode = 1
    rows[entry.name] = {
      minified: toKilobytes(minifiedBytes),
      brotli: toKilobytes(brotliBytes),
      bytes: brotliBytes,
      budget: toKilobytes(entry.budgetBytes),
      verdict: isOver ? 'OVER' : 'ok',
      what: entry.what,
    }
  } catch (error) {
    process.exitCode = 1
    rows[entry.name] = { verdict: error.message.split('\n')[0], what: entry.what }
  }
}
console.table(rows)
