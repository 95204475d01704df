import type { Tab } from '../browsers/browser.ts'

// Everything in every database of the origin, as text: however an outbox is laid out, the numbers of
// what it holds stand in it.
const READ_DATABASES = `(async () => {
  const texts = []
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    for (const store of db.objectStoreNames) {
      const all = await new Promise((resolve, reject) => {
        const reading = db.transaction(store).objectStore(store).getAll()
        reading.onsuccess = () => resolve(reading.result)
        reading.onerror = () => reject(reading.error)
      })
      texts.push(JSON.stringify(all))
    }
    db.close()
  }
  return texts.join('\\n')
})()`

/** How many of the numbered touchpoints are on the device that the tabs share. */
export async function countHeld(tabs: readonly Tab[], numbers: readonly number[]): Promise<number> {
  const reading = tabs.map((tab) => tab.evaluate<string>(READ_DATABASES))
  // Those that are closed have no answer.
  const text = await Promise.any(reading).catch(() => '')
  // Once as text within text, for each time the outbox has made JSON of JSON.
  const held = new Set(Array.from(text.matchAll(/\\*"n\\*":(\d+)/g), ([, n]) => Number(n)))
  return numbers.filter((n) => held.has(n)).length
}
