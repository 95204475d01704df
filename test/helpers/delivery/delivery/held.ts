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

/** Text of everything IndexedDB holds for the origin of a tab. */
export function readDatabases(tab: Tab): Promise<string> {
  return tab.evaluate<string>(READ_DATABASES)
}

/** How many of the numbered touchpoints are on the device of a tab. */
export async function countHeld(tab: Tab | undefined, numbers: readonly number[]): Promise<number> {
  const text = tab ? await readDatabases(tab).catch(() => '') : ''
  // Once as text within text, for each time the outbox has made JSON of JSON.
  const held = new Set(Array.from(text.matchAll(/\\*"n\\*":(\d+)/g), ([, n]) => Number(n)))
  return numbers.filter((n) => held.has(n)).length
}
