import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Account } from './accounts.ts'
import type { Cart } from './cart.ts'
import type { CheckoutDetails } from './checkout.ts'
import type { Order } from './orders.ts'

/** What the shop remembers of one browser. */
export interface Session {
  cart: Cart
  checkout: CheckoutDetails
  /** E-mail of the account that is logged in. */
  account?: string
  /** Orders this browser placed, so that a guest can see them again. */
  orderIds: readonly string[]
  /** Epoch milliseconds. */
  usedAt: number
}

/** A review a shopper wrote. */
export interface Review {
  productId: string
  name: string
  rating: number
  text: string
  writtenAt: number
}

/** Everything the shop remembers. */
export interface ShopData {
  sessions: Record<string, Session>
  accounts: Record<string, Account>
  orders: Record<string, Order>
  reviews: Review[]
  messages: { email: string; text: string; sentAt: number }[]
}

/** The shop's memory. */
export interface ShopStore {
  readonly data: ShopData
  /** Writes the data to disk; when it returns, a killed process loses nothing. */
  save(): void
}

const SESSION_LIFE_MS = 30 * 86_400_000

const emptyData = (): ShopData => ({
  sessions: {},
  accounts: {},
  orders: {},
  reviews: [],
  messages: [],
})

/** Opens the memory in a JSON file, or in the process alone when no file is named. */
export function openStore(file?: string, now = Date.now()): ShopStore {
  if (!file) return { data: emptyData(), save() {} }
  const data: ShopData = existsSync(file)
    ? { ...emptyData(), ...JSON.parse(readFileSync(file, 'utf8')) }
    : emptyData()
  for (const [id, session] of Object.entries(data.sessions)) {
    if (now - session.usedAt > SESSION_LIFE_MS) delete data.sessions[id]
  }
  mkdirSync(dirname(file), { recursive: true })
  return {
    data,
    save() {
      // Renaming is atomic: a kill in the middle leaves the file as it was.
      writeFileSync(`${file}.new`, JSON.stringify(data))
      renameSync(`${file}.new`, file)
    },
  }
}
