import { formatPrice } from '../money.ts'
import type { Product } from '../products.ts'

/** Lowest price of a product, with `from` where there are dearer variants. */
function priceRange({ variants }: Product): string {
  const prices = variants.map(({ price }) => price)
  const lowest = Math.min(...prices)
  return `${Math.max(...prices) > lowest ? 'from ' : ''}${formatPrice(lowest)}`
}

/** Products as tiles. */
export const ProductGrid = ({ products }: { products: readonly Product[] }) => (
  <ul class="grid">
    {products.map((product) => (
      <li class="card">
        <a href={`/products/${product.slug}`}>
          <img src={`/images/${product.slug}.svg`} alt="" width="400" height="400" loading="lazy" />
          <h3>{product.name}</h3>
        </a>
        <p class="muted">{product.tagline}</p>
        <p>{priceRange(product)}</p>
      </li>
    ))}
  </ul>
)

/** schema.org data of a listing. */
export const itemList = (products: readonly Product[], origin: string) => ({
  '@type': 'ItemList',
  numberOfItems: products.length,
  itemListElement: products.map(({ slug, name }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    url: `${origin}/products/${slug}`,
  })),
})
