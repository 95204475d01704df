/** What can be put into a cart: one size or glaze of a product. */
export interface Variant {
  id: string
  sku: string
  /** `undefined` when the product comes in one form only. */
  name?: string
  /** Cents, VAT included. */
  price: number
  /** Pieces in the store room; asking for more is refused. */
  stock: number
}

/** A drawing in `illustration.tsx`. */
export type Drawing = 'pouch' | 'teapot' | 'cup' | 'bowl' | 'kettle' | 'whisk' | 'canister'

/** A product of the shop. */
export interface Product {
  id: string
  slug: string
  name: string
  collection: 'tea' | 'ceramics' | 'tools'
  /** One line under the name. */
  tagline: string
  description: string
  details: readonly string[]
  /** What the variants differ in. */
  choice: string
  variants: readonly [Variant, ...Variant[]]
  /** Pieces one order may hold; asking for more gives this many. */
  perOrder?: number
  drawing: Drawing
  /** Colour of the drawing. */
  tone: string
}

const tea = (id: string, sku: string, prices: readonly [number, number, number]) =>
  ({
    choice: 'Size',
    variants: [
      { id: `${id}01`, sku: `${sku}-050`, name: '50 g', price: prices[0], stock: 60 },
      { id: `${id}02`, sku: `${sku}-100`, name: '100 g', price: prices[1], stock: 40 },
      { id: `${id}03`, sku: `${sku}-250`, name: '250 g', price: prices[2], stock: 25 },
    ],
  }) satisfies Pick<Product, 'choice' | 'variants'>

const single = (id: string, sku: string, price: number, stock = 40) =>
  ({
    choice: 'Version',
    variants: [{ id: `${id}01`, sku, price, stock }],
  }) satisfies Pick<Product, 'choice' | 'variants'>

/** Every product, best sellers first. */
export const PRODUCTS: readonly Product[] = [
  {
    id: '4101',
    slug: 'morning-field-sencha',
    name: 'Morning Field Sencha',
    collection: 'tea',
    tagline: 'Green tea from Kagoshima, first flush',
    description:
      'Steamed within hours of picking, so the cup stays bright: cut grass, sea air, a little sweet corn. It forgives a hurried hand and rewards a patient one.',
    details: ['2 g per 150 ml', '70 °C, one minute', 'Three infusions'],
    ...tea('4101', 'SEN', [980, 1790, 3950]),
    drawing: 'pouch',
    tone: '#6f8f5f',
  },
  {
    id: '4102',
    slug: 'river-mist-assam',
    name: 'River Mist Assam',
    collection: 'tea',
    tagline: 'Black tea, malty and round',
    description:
      'A second flush from one garden on the Brahmaputra. Copper in the cup, malt and dried fig on the tongue; made for milk, good without.',
    details: ['3 g per 200 ml', '95 °C, four minutes', 'Takes milk well'],
    ...tea('4102', 'ASM', [740, 1350, 2990]),
    drawing: 'pouch',
    tone: '#9c5a3c',
  },
  {
    id: '4103',
    slug: 'bergamot-earl-grey',
    name: 'Bergamot Earl Grey',
    collection: 'tea',
    tagline: 'Black tea with Calabrian bergamot',
    description:
      'Whole leaves scented with oil pressed from the peel, and nothing else. Lighter than the Earl Grey you remember.',
    details: ['3 g per 200 ml', '95 °C, three minutes', 'No added flavouring'],
    ...tea('4103', 'EGR', [790, 1450, 3190]),
    drawing: 'pouch',
    tone: '#5d6f94',
  },
  {
    id: '4104',
    slug: 'meadow-chamomile',
    name: 'Meadow Chamomile',
    collection: 'tea',
    tagline: 'Whole flowers, no caffeine',
    description:
      'Flowers dried whole on racks, never shredded. Honey and apple skin, for the last hour of the day.',
    details: ['One tablespoon per cup', '100 °C, six minutes', 'Free of caffeine'],
    ...tea('4104', 'CHA', [690, 1250, 2750]),
    drawing: 'pouch',
    tone: '#c9a13b',
  },
  {
    id: '4201',
    slug: 'harbour-teapot',
    name: 'Harbour Teapot',
    collection: 'ceramics',
    tagline: 'Stoneware, 0.8 litre',
    description:
      'A round belly, a spout that does not drip, a lid that stays put when you pour. The strainer is part of the body, so there is nothing to lose.',
    details: ['0.8 litre, four cups', 'Dishwasher safe', 'Thrown by hand; each differs a little'],
    choice: 'Glaze',
    variants: [
      { id: '420101', sku: 'POT-SLT', name: 'Slate', price: 6400, stock: 9 },
      { id: '420102', sku: 'POT-OAT', name: 'Oat', price: 6400, stock: 12 },
      { id: '420103', sku: 'POT-MOS', name: 'Moss', price: 6900, stock: 5 },
    ],
    drawing: 'teapot',
    tone: '#56666f',
  },
  {
    id: '4202',
    slug: 'tide-cup',
    name: 'Tide Cup',
    collection: 'ceramics',
    tagline: 'A cup without a handle, 180 ml',
    description:
      'Thick at the foot, thin at the lip. Two glazes meet halfway down, where the tide would be.',
    details: ['180 ml', 'Dishwasher safe', 'Stacks'],
    ...single('4202', 'CUP-TID', 1850),
    drawing: 'cup',
    tone: '#4f7f86',
  },
  {
    id: '4203',
    slug: 'winter-matcha-bowl',
    name: 'Winter Matcha Bowl',
    collection: 'ceramics',
    tagline: 'Small batch, three left',
    description:
      'Wood-fired once a year. Wide enough for a whisk, deep enough to keep the warmth. When these are gone, the next come out of the kiln in spring.',
    details: ['Ø 12 cm', 'Wash by hand', 'Numbered on the foot'],
    ...single('4203', 'BWL-WIN', 4250, 3),
    drawing: 'bowl',
    tone: '#7a5b4c',
  },
  {
    id: '4204',
    slug: 'tea-cart-cover',
    name: 'Tea Cart Cover',
    collection: 'tools',
    tagline: 'Waxed linen, keeps the dust off',
    description:
      'For everyone whose tea lives on a trolley. Cut from one piece of waxed linen, with a seam that holds its shape.',
    details: ['60 × 40 × 70 cm', 'Wipe clean', 'Linen from Flanders'],
    ...single('4204', 'COV-CRT', 3490),
    drawing: 'canister',
    tone: '#a08d6b',
  },
  {
    id: '4301',
    slug: 'gooseneck-kettle',
    name: 'Gooseneck Kettle',
    collection: 'tools',
    tagline: 'Steel, one litre, for every hob',
    description:
      'Pours as slowly as you like. The thermometer in the lid shows the four temperatures that matter and leaves out the rest.',
    details: ['1 litre', 'Gas, electric and induction', 'Two-year guarantee'],
    ...single('4301', 'KET-GSN', 8900, 14),
    drawing: 'kettle',
    tone: '#3d4a4d',
  },
  {
    id: '4302',
    slug: 'bamboo-whisk',
    name: 'Bamboo Whisk',
    collection: 'tools',
    tagline: 'Eighty tines, cut from one piece',
    description:
      'A chasen from Takayama. Soak it for a minute before the first bowl; it opens like a flower. Two per order, so that there are enough for everyone.',
    details: ['80 tines', 'Rinse with warm water', 'Two per order'],
    ...single('4302', 'WSK-080', 2150, 30),
    perOrder: 2,
    drawing: 'whisk',
    tone: '#c8a873',
  },
  {
    id: '4303',
    slug: 'cherry-bark-canister',
    name: 'Cherry Bark Canister',
    collection: 'tools',
    tagline: 'Keeps 100 g of tea as it was',
    description:
      'An inner lid with a soft sigh, an outer skin of cherry bark that grows darker with every year of hands.',
    details: ['Holds 100 g', 'Ø 8 cm, 11 cm high', 'Keep dry'],
    ...single('4303', 'CAN-CHB', 4600, 11),
    drawing: 'canister',
    tone: '#7d3f36',
  },
]
