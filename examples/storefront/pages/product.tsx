import { Hono } from 'hono'
import { findProduct, variantPath } from '../catalogue.ts'
import { type Field, isValid, readForm, required, unfilled } from '../form.ts'
import { CURRENCY, formatPrice, toEuros } from '../money.ts'
import type { Product, Variant } from '../products.ts'
import { type ShopContext, type ShopEnv, updateSession } from '../session.ts'
import type { Review } from '../store.ts'
import { FormFields } from './form-fields.tsx'
import { notFound, page } from './page.tsx'

const REVIEW_FIELDS: readonly Field[] = [
  {
    name: 'rating',
    label: 'Your rating',
    type: 'select',
    choices: [
      ['5', '5 – excellent'],
      ['4', '4 – good'],
      ['3', '3 – fair'],
      ['2', '2 – poor'],
      ['1', '1 – bad'],
    ],
    check: (value) => (/^[1-5]$/.test(value) ? undefined : 'Choose a rating.'),
  },
  { name: 'name', label: 'Name', autocomplete: 'name', check: required('Enter your name.') },
  {
    name: 'text',
    label: 'Your review',
    type: 'textarea',
    check: required('Write a sentence or two.'),
  },
]

const reviewsOf = (c: ShopContext, product: Product): Review[] =>
  c.var.store.data.reviews.filter(({ productId }) => productId === product.id).reverse()

function productData(product: Product, chosen: Variant, origin: string) {
  // The chosen variant is the first offer, as its page says.
  const variants = [chosen, ...product.variants.filter((variant) => variant !== chosen)]
  const offers = variants.map((variant) => ({
    '@type': 'Offer',
    sku: variant.sku,
    price: toEuros(variant.price).toFixed(2),
    priceCurrency: CURRENCY,
    availability: 'https://schema.org/InStock',
    url: origin + variantPath(product, variant),
  }))
  return {
    '@type': 'Product',
    productID: product.id,
    sku: chosen.sku,
    name: product.name,
    description: product.description,
    category: product.collection,
    image: `${origin}/images/${product.slug}.svg`,
    brand: { '@type': 'Brand', name: 'Kettle & Kiln' },
    offers: offers.length > 1 ? offers : offers[0],
  }
}

const VariantChoice = ({ product, chosen }: { product: Product; chosen: Variant }) =>
  product.variants.length === 1 ? (
    <input type="hidden" name="variantId" value={chosen.id} />
  ) : (
    <fieldset class="variants">
      <legend>{product.choice}</legend>
      {product.variants.map(({ id, sku, name, price }) => (
        <label>
          <input
            type="radio"
            name="variantId"
            value={id}
            checked={id === chosen.id}
            data-price={formatPrice(price)}
            data-sku={sku}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  )

const Reviews = ({ product, reviews }: { product: Product; reviews: readonly Review[] }) => (
  <section id="reviews">
    <h2>Reviews</h2>
    {reviews.length === 0 && <p>Nobody has reviewed this yet.</p>}
    {reviews.map(({ name, rating, text }) => (
      <blockquote>
        <p role="img" aria-label={`${rating} of 5 stars`} class="stars">
          {'★'.repeat(rating)}
          {'☆'.repeat(5 - rating)}
        </p>
        <p>{text}</p>
        <footer class="muted">{name}</footer>
      </blockquote>
    ))}
    <p>
      <a class="button secondary" href={`/products/${product.slug}/review`}>
        Write a review
      </a>
    </p>
  </section>
)

const ReviewForm = ({
  product,
  filled,
}: {
  product: Product
  filled: ReturnType<typeof readForm>
}) => (
  <section class="narrow">
    <h1>Review: {product.name}</h1>
    <form method="post" action={`/products/${product.slug}/review`} novalidate>
      <FormFields fields={REVIEW_FIELDS} filled={filled} />
      <button type="submit">Publish review</button>
    </form>
  </section>
)

/** Product pages and the review form. */
export const product = new Hono<ShopEnv>()
  .get('/products/:slug', (c) => {
    const product = findProduct(c.req.param('slug'))
    if (!product) return notFound(c)
    const chosen =
      product.variants.find(({ id }) => id === c.req.query('variant')) ?? product.variants[0]
    return page(
      c,
      {
        title: product.name,
        description: product.tagline,
        ogType: 'product',
        jsonLd: productData(product, chosen, new URL(c.req.url).origin),
      },
      <>
        <section class="product">
          <img src={`/images/${product.slug}.svg`} alt={product.name} width="400" height="400" />
          <div>
            <p class="muted">
              <a href={`/collections/${product.collection}`}>
                {product.collection[0]?.toUpperCase() + product.collection.slice(1)}
              </a>
            </p>
            <h1>{product.name}</h1>
            <p class="lead">{product.tagline}</p>
            <p class="price">{formatPrice(chosen.price)}</p>
            <form class="add-to-cart">
              <VariantChoice product={product} chosen={chosen} />
              <label>
                Quantity <input type="number" name="quantity" value="1" min="1" max="99" required />
              </label>
              <button type="submit">Add to cart</button>
              <p class="problem" role="alert" />
            </form>
            <p>{product.description}</p>
            <ul class="details">
              {product.details.map((detail) => (
                <li>{detail}</li>
              ))}
            </ul>
            <p class="muted">
              Item no. <span class="sku">{chosen.sku}</span>
            </p>
          </div>
        </section>
        <Reviews product={product} reviews={reviewsOf(c, product)} />
      </>,
    )
  })
  .get('/products/:slug/review', (c) => {
    const product = findProduct(c.req.param('slug'))
    if (!product) return notFound(c)
    return page(
      c,
      { title: `Review ${product.name}`, isPrivate: true },
      <ReviewForm product={product} filled={unfilled({ rating: '5' })} />,
    )
  })
  .post('/products/:slug/review', async (c) => {
    const product = findProduct(c.req.param('slug'))
    if (!product) return notFound(c)
    const filled = readForm(REVIEW_FIELDS, await c.req.parseBody())
    if (!isValid(filled)) {
      return page(
        c,
        { title: `Review ${product.name}`, isPrivate: true, status: 422 },
        <ReviewForm product={product} filled={filled} />,
      )
    }
    const { rating, name = '', text = '' } = filled.values
    c.var.store.data.reviews.push({
      productId: product.id,
      rating: Number(rating),
      name,
      text,
      writtenAt: Date.now(),
    })
    updateSession(c, {})
    return c.redirect(`/products/${product.slug}#reviews`, 303)
  })
