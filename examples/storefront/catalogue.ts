import type { Product, Variant } from './products.ts'
import { PRODUCTS } from './products.ts'

/** A group of products with a page of its own. */
export interface Collection {
  slug: Product['collection'] | 'all'
  name: string
  description: string
}

/** The collections in the order of the navigation. */
export const COLLECTIONS: readonly Collection[] = [
  {
    slug: 'tea',
    name: 'Tea',
    description: 'Small harvests, packed by hand in resealable pouches.',
  },
  {
    slug: 'ceramics',
    name: 'Ceramics',
    description: 'Teapots, cups and bowls, thrown and glazed in our own kiln.',
  },
  { slug: 'tools', name: 'Tools', description: 'What it takes to brew well, and nothing more.' },
  { slug: 'all', name: 'Everything', description: 'The whole shop on one page.' },
]

/** The product with this slug. */
export const findProduct = (slug: string): Product | undefined =>
  PRODUCTS.find((product) => product.slug === slug)

/** The variant with this id, and the product it is a variant of. */
export function findVariant(id: string): { product: Product; variant: Variant } | undefined {
  for (const product of PRODUCTS) {
    const variant = product.variants.find((candidate) => candidate.id === id)
    if (variant) return { product, variant }
  }
  return undefined
}

/** Products of a collection; `all` has every one. */
export const productsOf = (slug: Collection['slug']): readonly Product[] =>
  slug === 'all' ? PRODUCTS : PRODUCTS.filter((product) => product.collection === slug)

/** Products in which every word of the query occurs. */
export function searchProducts(query: string): readonly Product[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (!words.length) return []
  return PRODUCTS.filter((product) => {
    const text =
      `${product.name} ${product.tagline} ${product.description} ${product.collection}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Name with the variant's, as it stands on an order line. */
export const fullName = (product: Product, variant: Variant): string =>
  variant.name ? `${product.name}, ${variant.name}` : product.name

/** Path of the product's page with this variant chosen. */
export const variantPath = (product: Product, variant: Variant): string =>
  product.variants.length > 1
    ? `/products/${product.slug}?variant=${variant.id}`
    : `/products/${product.slug}`
