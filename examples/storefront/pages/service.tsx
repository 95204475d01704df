import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { type Field, type Filled, isEmail, isValid, readForm, required, unfilled } from '../form.ts'
import { type ShopContext, type ShopEnv, updateSession } from '../session.ts'
import { FormFields } from './form-fields.tsx'
import { page } from './page.tsx'

const CONTACT_FIELDS: readonly Field[] = [
  { name: 'email', label: 'E-mail', type: 'email', autocomplete: 'email', check: isEmail },
  {
    name: 'text',
    label: 'Message',
    type: 'textarea',
    check: required('Tell us what we can do for you.'),
  },
]

const ANSWERS: readonly (readonly [question: string, answer: string])[] = [
  [
    'How long does shipping take?',
    'Two to four days within the European Union, one with express. Standard shipping is free from €60.',
  ],
  [
    'Can I send something back?',
    'Yes, within thirty days. Tea has to be unopened; stoneware may have been admired.',
  ],
  [
    'Does your stoneware go into the dishwasher?',
    'All of it but the Winter Matcha Bowl, which is wood-fired and prefers your hands.',
  ],
  [
    'How long does tea keep?',
    'Green tea six months, everything else a year, if kept dry and dark.',
  ],
]

const textPage = (c: ShopContext, title: string, content: Child) =>
  page(
    c,
    { title },
    <section class="narrow prose">
      <h1>{title}</h1>
      {content}
    </section>,
  )

const contactPage = (c: ShopContext, filled: Filled) =>
  page(
    c,
    { title: 'Contact', status: isValid(filled) ? 200 : 422 },
    <section class="narrow">
      <h1>Contact</h1>
      {c.req.query('sent') !== undefined && (
        <p class="notice" role="status">
          Thank you. We answer within one working day.
        </p>
      )}
      <form method="post" action="/contact" novalidate>
        <FormFields fields={CONTACT_FIELDS} filled={filled} />
        <button type="submit">Send message</button>
      </form>
    </section>,
  )

/** Help, contact, referral and legal pages. */
export const service = new Hono<ShopEnv>()
  .get('/faq', (c) =>
    textPage(
      c,
      'Questions and answers',
      ANSWERS.map(([question, answer]) => (
        <details>
          <summary>{question}</summary>
          <p>{answer}</p>
        </details>
      )),
    ),
  )
  .get('/contact', (c) => contactPage(c, unfilled()))
  .post('/contact', async (c) => {
    const filled = readForm(CONTACT_FIELDS, await c.req.parseBody())
    if (!isValid(filled)) return contactPage(c, filled)
    const { email = '', text = '' } = filled.values
    c.var.store.data.messages.push({ email, text, sentAt: Date.now() })
    updateSession(c, {})
    return c.redirect('/contact?sent', 303)
  })
  .get('/refer-a-friend', (c) =>
    textPage(
      c,
      'Invite a friend',
      <>
        <p>
          Your friend takes 15 % off a first order with the code <strong>FRIEND15</strong>. You get
          our thanks, and a better-stocked friend.
        </p>
        <p>
          <a
            class="button"
            href={`mailto:?subject=Tea&body=${encodeURIComponent(`FRIEND15 is good for 15 % at ${new URL(c.req.url).origin}/`)}`}
          >
            Send by e-mail
          </a>
        </p>
      </>,
    ),
  )
  .get('/about', (c) =>
    textPage(
      c,
      'About us',
      <p>
        Two potters and a tea buyer share a boat shed by the harbour. The kiln stands where the
        winch used to be; the tea is kept upstairs, where it is dry.
      </p>,
    ),
  )
  .get('/legal/privacy', (c) =>
    textPage(
      c,
      'Privacy',
      <>
        <p>
          One cookie keeps your cart for thirty days. It is set when you put something into the
          cart, and not before.
        </p>
        <p>
          Your address is used to send your order. Of your card we keep the last four digits, for
          the receipt.
        </p>
      </>,
    ),
  )
  .get('/legal/terms', (c) =>
    textPage(
      c,
      'Terms',
      <p>
        This is an example shop. Nothing is charged, and nothing will be sent, however nicely you
        ask.
      </p>,
    ),
  )
