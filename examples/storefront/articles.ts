/** A post of the journal. */
export interface Article {
  slug: string
  title: string
  summary: string
  /** ISO date. */
  published: string
  paragraphs: readonly string[]
  /** Slugs of products it talks about. */
  products: readonly string[]
}

/** The journal, newest first. */
export const ARTICLES: readonly Article[] = [
  {
    slug: 'sencha-without-bitterness',
    title: 'Sencha without bitterness',
    summary: 'Two degrees of freedom decide over a cup of green tea. Both are free of charge.',
    published: '2026-10-04',
    paragraphs: [
      'Green tea turns bitter for two reasons: the water was too hot, or the leaves stayed in it too long. Everything else, from the pot to the poem you recite, is pleasant and optional.',
      'Let boiling water stand for five minutes, or pour it once into the cup and back. That brings it to about seventy degrees. One minute is enough for the first infusion, half a minute for the second, and as long as you like for the third.',
      'If you would rather not wait, a kettle with a thermometer in its lid takes the guessing out of it.',
    ],
    products: ['morning-field-sencha', 'gooseneck-kettle'],
  },
  {
    slug: 'how-to-checkout-a-teapot',
    title: 'How to check out a teapot before you buy it',
    summary: 'Lid, spout, handle: three tests that take a minute, in our shop or any other.',
    published: '2026-08-21',
    paragraphs: [
      'Hold the lid with one finger and pour out cold water. A lid that needs a second hand will be on the floor within a year.',
      'Stop pouring, suddenly. If a drop runs down the spout, it will run down the spout for ever.',
      'Lift the pot when it is full. The handle should let your wrist stay straight; if it does not, the pot is too large for you, however pretty it may be.',
    ],
    products: ['harbour-teapot', 'tide-cup'],
  },
  {
    slug: 'firing-day',
    title: 'Firing day',
    summary: 'Eleven hours of wood smoke for forty bowls: a day at the kiln.',
    published: '2026-05-30',
    paragraphs: [
      'We light the kiln at five in the morning, because by the afternoon the neighbours want to hang out their washing.',
      'The bowls stand close together. Where the flame passes between them it leaves its mark, and no glaze can be told in advance. A third of what comes out is not what we meant, and some of that third is better.',
      'What is left is numbered on the foot. When it is gone, it is gone until spring.',
    ],
    products: ['winter-matcha-bowl', 'bamboo-whisk'],
  },
]
