import { type Field, isEmail, required } from './form.ts'

/** The steps of the checkout in order; `review` has no form. */
export const STEPS = ['contact', 'shipping', 'payment', 'review'] as const

/** One of {@link STEPS}. */
export type Step = (typeof STEPS)[number]

/** What a visitor has told us so far. Of the card only what a receipt shows is kept. */
export interface CheckoutDetails {
  contact?: Record<string, string>
  shipping?: Record<string, string>
  payment?: { cardName: string; last4: string }
}

/** Ways to receive a parcel; prices in cents. */
export const SHIPPING_METHODS = [
  { id: 'standard', name: 'Standard, 2–4 days', price: 490, freeFrom: 6_000 },
  { id: 'express', name: 'Express, next working day', price: 990, freeFrom: Infinity },
  { id: 'pickup', name: 'Pick up at the workshop', price: 0, freeFrom: 0 },
] as const

/** Cents for a shipping method, given the value of the goods. */
export function shippingPrice(methodId: string | undefined, goods: number): number {
  const method = SHIPPING_METHODS.find(({ id }) => id === methodId) ?? SHIPPING_METHODS[0]
  return goods >= method.freeFrom ? 0 : method.price
}

const COUNTRIES = [
  ['DE', 'Germany'],
  ['AT', 'Austria'],
  ['BE', 'Belgium'],
  ['FR', 'France'],
  ['IE', 'Ireland'],
  ['IT', 'Italy'],
  ['NL', 'Netherlands'],
  ['ES', 'Spain'],
] as const

const oneOf = (values: readonly string[], message: string) => (value: string) =>
  values.includes(value) ? undefined : message

/** Luhn's check digit, which every payment card carries. */
function isCardNumber(value: string): boolean {
  const digits = value.replace(/[ -]/g, '')
  if (!/^\d{13,19}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, position) => {
    const weighted = Number(digit) * (position % 2 ? 2 : 1)
    return total + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)
  return sum % 10 === 0
}

/** The form of each step. */
export const STEP_FIELDS: Record<Exclude<Step, 'review'>, readonly Field[]> = {
  contact: [
    { name: 'email', label: 'E-mail', type: 'email', autocomplete: 'email', check: isEmail },
    {
      name: 'name',
      label: 'Full name',
      autocomplete: 'name',
      check: required('Enter the name for the parcel.'),
    },
    {
      name: 'phone',
      label: 'Phone (optional)',
      type: 'tel',
      autocomplete: 'tel',
      hint: 'Only for the courier, and only on the day of delivery.',
      check: (value) =>
        !value || /^\+?[\d ()/-]{6,20}$/.test(value) ? undefined : 'Enter a phone number.',
    },
  ],
  shipping: [
    {
      name: 'street',
      label: 'Street and number',
      autocomplete: 'street-address',
      check: required('Enter a street and number.'),
    },
    {
      name: 'postalCode',
      label: 'Postcode',
      autocomplete: 'postal-code',
      check: (value) => (/^[A-Z\d][A-Z\d -]{2,9}$/i.test(value) ? undefined : 'Enter a postcode.'),
    },
    {
      name: 'city',
      label: 'City',
      autocomplete: 'address-level2',
      check: required('Enter a city.'),
    },
    {
      name: 'country',
      label: 'Country',
      type: 'select',
      autocomplete: 'country',
      choices: COUNTRIES,
      check: oneOf(
        COUNTRIES.map(([code]) => code),
        'Choose a country.',
      ),
    },
    {
      name: 'method',
      label: 'Shipping method',
      type: 'select',
      choices: SHIPPING_METHODS.map(({ id, name }) => [id, name] as const),
      check: oneOf(
        SHIPPING_METHODS.map(({ id }) => id),
        'Choose how your order should reach you.',
      ),
    },
  ],
  payment: [
    {
      name: 'cardName',
      label: 'Name on the card',
      autocomplete: 'cc-name',
      check: required('Enter the name on the card.'),
    },
    {
      name: 'cardNumber',
      label: 'Card number',
      autocomplete: 'cc-number',
      inputmode: 'numeric',
      hint: 'No money moves here. Try 4242 4242 4242 4242, or 4000 0000 0000 0002 for a declined card.',
      check: (value) => (isCardNumber(value) ? undefined : 'Check the card number.'),
    },
    {
      name: 'expiry',
      label: 'Valid until',
      autocomplete: 'cc-exp',
      hint: 'Month and year, such as 08/31.',
      check: (value) =>
        /^(0[1-9]|1[0-2]) ?\/ ?\d{2}$/.test(value) ? undefined : 'Enter month and year as MM/YY.',
    },
    {
      name: 'cvc',
      label: 'Security code',
      autocomplete: 'cc-csc',
      inputmode: 'numeric',
      check: (value) => (/^\d{3,4}$/.test(value) ? undefined : 'Enter the 3 or 4 digits.'),
    },
  ],
}

/** The first step that is still to be done. */
export function nextStep(details: CheckoutDetails): Step {
  return STEPS.find((step) => step === 'review' || !details[step]) ?? 'review'
}

/** Asks the bank, which in this shop declines every card ending in 0002. */
export const isDeclined = (cardNumber: string): boolean => cardNumber.endsWith('0002')
