/** What nobody may find in what is recorded: a shopper, as shops, forms and servers know one. */
export const PERSON = {
  email: 'ada@mail.example',
  customer_email: 'ada@mail.example',
  firstname: 'Augusta',
  lastName: 'Lovelace',
  phone: '+41791234567',
  telephone: '+41 79 123 45 67',
  street: 'Byron Street 12',
  address: { address1: 'Byron Street 12', city: 'Ockham', last_name: 'Lovelace', zip: 'GU23 6NF' },
  password: 'analytical-engine',
  token: 'tok_live_9',
  form_key: 'k3y-of-ada',
  accessToken: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJlLW9mLWFkYQ',
  cardNumber: '4242 4242 4242 4242',
  cc_number: '4242424242424242',
  note: 'Ring at Lovelace, +41791234567, or write to ada@mail.example',
} as const

/** The parts by which it would be found. */
export const SECRETS = [
  ...['ada@mail', 'ada%40mail', 'Augusta', 'Lovelace', '4179123', '123 45 67', 'Byron', 'Ockham'],
  ...['GU23', 'analytical', 'tok_live_9', 'k3y-of-ada', 'eyJ', '42424242', '4242 4242'],
] as const

/** The same as fields of a form or parameters of an address. */
export const personFields = (): [name: string, value: string][] =>
  Object.entries(PERSON).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string'
      ? [[name, value]]
      : Object.entries(value).map(([part, text]) => [`${name}[${part}]`, text]),
  )

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Puts the person into every object of a value, beside what is there. */
export function withPerson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPerson)
  if (!isRecord(value)) return value
  const parts = Object.entries(value).map(([key, part]) => [key, withPerson(part)])
  return { ...PERSON, ...Object.fromEntries(parts) }
}
