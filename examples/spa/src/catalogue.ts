/** A tea of the shop. */
export interface Tea {
  id: string
  slug: string
  name: string
  kind: 'Green' | 'Black' | 'Oolong' | 'Herbal'
  /** Euros for one tin, VAT included. */
  price: number
  /** One line under the name. */
  tagline: string
  description: string
  brewing: { grams: number; celsius: number; minutes: number }
  /** Colours of the tin and its label. */
  colours: readonly [tin: string, label: string]
}

/** Every tea, best sellers first. */
export const TEAS: readonly Tea[] = [
  {
    id: 'tea-1',
    slug: 'first-post-sencha',
    name: 'First Post Sencha',
    kind: 'Green',
    price: 12.5,
    tagline: 'Steamed in spring, bright as a good morning',
    description:
      'Young leaves from a hillside garden, steamed within hours of picking. Fresh grass and sea air at first, then a long sweetness.',
    brewing: { grams: 4, celsius: 75, minutes: 2 },
    colours: ['#7a9e6b', '#eef3e2'],
  },
  {
    id: 'tea-2',
    slug: 'night-train-assam',
    name: 'Night Train Assam',
    kind: 'Black',
    price: 9.5,
    tagline: 'Malty, and awake before you are',
    description:
      'Second flush, rolled whole. Malt, dark honey and enough backbone for milk. The tea for letters that have to be answered today.',
    brewing: { grams: 3, celsius: 98, minutes: 4 },
    colours: ['#8c4a2f', '#f6e7d3'],
  },
  {
    id: 'tea-3',
    slug: 'slow-answer-oolong',
    name: 'Slow Answer Oolong',
    kind: 'Oolong',
    price: 16,
    tagline: 'Seven infusions, none of them in a hurry',
    description:
      'Tightly rolled and lightly roasted. Orchid in the first cup, butter in the third, and a quiet sweetness in the seventh.',
    brewing: { grams: 6, celsius: 92, minutes: 1 },
    colours: ['#3f6f7f', '#e4eff0'],
  },
  {
    id: 'tea-4',
    slug: 'love-letter-rose',
    name: 'Love Letter Rose',
    kind: 'Black',
    price: 11,
    tagline: 'Keemun with whole rosebuds',
    description:
      'A gentle Keemun, cocoa and plum, layered with rosebuds for nine nights and then sifted. Scented, never perfumed.',
    brewing: { grams: 3, celsius: 95, minutes: 3 },
    colours: ['#b5566b', '#fbe9e7'],
  },
  {
    id: 'tea-5',
    slug: 'postcard-verbena',
    name: 'Postcard Verbena',
    kind: 'Herbal',
    price: 8,
    tagline: 'Lemon verbena from a warm wall',
    description:
      'Whole leaves, dried in the shade. Lemon without the sharpness, no caffeine, and good over ice as well.',
    brewing: { grams: 2, celsius: 98, minutes: 6 },
    colours: ['#d3a33c', '#fdf4d9'],
  },
  {
    id: 'tea-6',
    slug: 'registered-gyokuro',
    name: 'Registered Gyokuro',
    kind: 'Green',
    price: 24,
    tagline: 'Three weeks in the shade; sign here',
    description:
      'Shaded before the harvest, so that the leaves turn deep green and savoury. A few warm sips, as thick as broth.',
    brewing: { grams: 5, celsius: 55, minutes: 2 },
    colours: ['#2f5746', '#dfeadf'],
  },
]

const EUROS = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' })

/** A price as a shopper reads it, e.g. `€12.50`. */
export function formatPrice(amount: number): string {
  return EUROS.format(amount)
}
