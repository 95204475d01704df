import { Hono } from 'hono'
import { ARTICLES } from '../articles.ts'
import { COLLECTIONS, findProduct, productsOf, searchProducts } from '../catalogue.ts'
import type { ShopEnv } from '../session.ts'
import { notFound, page } from './page.tsx'
import { itemList, ProductGrid } from './product-card.tsx'

const formatDate = (iso: string) =>
  new Date(iso).toLocaleDateString('en-IE', { dateStyle: 'long', timeZone: 'UTC' })

const ArticleList = () => (
  <ul class="articles">
    {ARTICLES.map(({ slug, title, summary, published }) => (
      <li>
        <time datetime={published} class="muted">
          {formatDate(published)}
        </time>
        <h3>
          <a href={`/blog/${slug}`}>{title}</a>
        </h3>
        <p>{summary}</p>
      </li>
    ))}
  </ul>
)

/** Home, listings, search and the journal. */
export const browse = new Hono<ShopEnv>()
  .get('/', (c) =>
    page(
      c,
      {
        title: 'Tea and stoneware',
        description:
          'Small-harvest teas and stoneware thrown by hand, from a workshop by the harbour.',
      },
      <>
        <section class="hero">
          <div>
            <h1>Slow water, good clay.</h1>
            <p>Teas from small harvests, and stoneware that makes them taste of themselves.</p>
            <p>
              <a class="button" href="/collections/tea">
                Shop tea
              </a>{' '}
              <a class="button secondary" href="/collections/ceramics">
                Shop ceramics
              </a>
            </p>
          </div>
          <img
            src="/images/harbour-teapot.svg"
            alt="A round slate teapot"
            width="400"
            height="400"
          />
        </section>
        <section>
          <h2>Loved this month</h2>
          <ProductGrid products={productsOf('all').slice(0, 4)} />
        </section>
        <section>
          <h2>From the journal</h2>
          <ArticleList />
        </section>
      </>,
    ),
  )
  .get('/collections/:slug', (c) => {
    const collection = COLLECTIONS.find(({ slug }) => slug === c.req.param('slug'))
    if (!collection) return notFound(c)
    const products = productsOf(collection.slug)
    return page(
      c,
      {
        title: collection.name,
        description: collection.description,
        jsonLd: itemList(products, new URL(c.req.url).origin),
      },
      <section>
        <h1>{collection.name}</h1>
        <p class="lead">{collection.description}</p>
        <ProductGrid products={products} />
      </section>,
    )
  })
  .get('/search', (c) => {
    const query = c.req.query('q')?.trim().slice(0, 100) ?? ''
    const products = searchProducts(query)
    return page(
      c,
      {
        title: query ? `Search: ${query}` : 'Search',
        isPrivate: true,
        jsonLd: itemList(products, new URL(c.req.url).origin),
      },
      <section>
        <h1>{query ? `Results for “${query}”` : 'Search'}</h1>
        <form class="inline-form" action="/search">
          <input type="search" name="q" value={query} aria-label="Search for" required />
          <button type="submit">Search</button>
        </form>
        {query && (
          <p class="muted">
            {products.length === 1 ? 'One product' : `${products.length} products`}
            {products.length === 0 && ': try a shorter word, such as “tea” or “bowl”.'}
          </p>
        )}
        <ProductGrid products={products} />
      </section>,
    )
  })
  .get('/blog', (c) =>
    page(
      c,
      { title: 'Journal', description: 'Notes on tea, clay and the time in between.' },
      <section class="narrow">
        <h1>Journal</h1>
        <ArticleList />
      </section>,
    ),
  )
  .get('/blog/:slug', (c) => {
    const article = ARTICLES.find(({ slug }) => slug === c.req.param('slug'))
    if (!article) return notFound(c)
    return page(
      c,
      {
        title: article.title,
        description: article.summary,
        ogType: 'article',
        jsonLd: {
          '@type': 'BlogPosting',
          headline: article.title,
          datePublished: article.published,
        },
      },
      <>
        <article class="narrow prose">
          <p class="muted">
            <time datetime={article.published}>{formatDate(article.published)}</time>
          </p>
          <h1>{article.title}</h1>
          {article.paragraphs.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </article>
        <section>
          <h2>What this is about</h2>
          <ProductGrid products={article.products.flatMap((slug) => findProduct(slug) ?? [])} />
        </section>
      </>,
    )
  })
