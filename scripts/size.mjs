import { measure, SIZES, toKilobytes } from './sizes.mjs'

// `npm run size`: what each entry weighs, minified and compressed by brotli, against its budget.

function verdictOf(bytes, budgetBytes, heldBytes) {
  if (bytes <= budgetBytes) return 'ok'
  const over = `over by ${toKilobytes(bytes - budgetBytes)}`
  return bytes <= heldBytes ? `${over}, held` : `${over}: TOO LARGE`
}

const rows = {}
for (const entry of SIZES) {
  try {
    const { minifiedBytes, brotliBytes } = await measure(entry)
    const { budgetBytes, heldBytes = budgetBytes } = entry
    if (brotliBytes > heldBytes) process.exitCode = 1
    rows[entry.name] = {
      minified: toKilobytes(minifiedBytes),
      brotli: toKilobytes(brotliBytes),
      bytes: brotliBytes,
      budget: toKilobytes(budgetBytes),
      verdict: verdictOf(brotliBytes, budgetBytes, heldBytes),
      what: entry.what,
    }
  } catch (error) {
    process.exitCode = 1
    rows[entry.name] = { verdict: error.message.split('\n')[0], what: entry.what }
  }
}
console.table(rows)
