import { Hono } from 'hono'
import { createAccount, isPassword, LOGIN_FIELDS, REGISTER_FIELDS } from '../accounts.ts'
import { type Filled, isValid, readForm, unfilled } from '../form.ts'
import { formatPrice } from '../money.ts'
import { orderStatus } from '../orders.ts'
import { renewSession, type ShopContext, type ShopEnv, updateSession } from '../session.ts'
import { OrderSummary, visibleOrder } from './checkout.tsx'
import { FormFields } from './form-fields.tsx'
import { notFound, page } from './page.tsx'

const loginPage = (c: ShopContext, filled: Filled, problem?: string) =>
  page(
    c,
    { title: 'Log in', isPrivate: true, status: problem || !isValid(filled) ? 422 : 200 },
    <section class="narrow">
      <h1>Log in</h1>
      <form method="post" action="/account/login" novalidate>
        <FormFields fields={LOGIN_FIELDS} filled={filled} />
        <p class="problem" role="alert">
          {problem}
        </p>
        <button type="submit">Log in</button>
      </form>
      <p>
        New here? <a href="/account/register">Create an account</a>.
      </p>
    </section>,
  )

const registerPage = (c: ShopContext, filled: Filled) =>
  page(
    c,
    { title: 'Create an account', isPrivate: true, status: isValid(filled) ? 200 : 422 },
    <section class="narrow">
      <h1>Create an account</h1>
      <form method="post" action="/account/register" novalidate>
        <FormFields fields={REGISTER_FIELDS} filled={filled} />
        <button type="submit">Create account</button>
      </form>
    </section>,
  )

const currentAccount = (c: ShopContext) => c.var.store.data.accounts[c.var.session.account ?? '']

// Orders placed as a guest before logging in belong to the customer from then on.
function logIn(c: ShopContext, email: string) {
  const account = c.var.store.data.accounts[email]
  if (account) {
    account.orderIds = [...new Set([...account.orderIds, ...c.var.session.orderIds])]
  }
  renewSession(c, { account: email })
  return c.redirect('/account', 303)
}

const Orders = ({ c, ids }: { c: ShopContext; ids: readonly string[] }) => {
  const orders = ids.flatMap((id) => visibleOrder(c, id) ?? []).reverse()
  if (!orders.length) return <p>You have not ordered yet.</p>
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col">Status</th>
          <th scope="col">Total</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr>
            <td>
              <a href={`/account/orders/${order.id}`}>{order.number}</a>
            </td>
            <td>{orderStatus(order, Date.now())}</td>
            <td>{formatPrice(order.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Log in, register, orders and their status. */
export const account = new Hono<ShopEnv>()
  .get('/account', (c) => {
    const account = currentAccount(c)
    if (!account) return c.redirect('/account/login')
    return page(
      c,
      { title: 'Your account', isPrivate: true },
      <section class="narrow">
        <h1>Hello, {account.name}</h1>
        <h2>Your orders</h2>
        <Orders c={c} ids={account.orderIds} />
        <form method="post" action="/account/logout">
          <button type="submit" class="secondary">
            Log out
          </button>
        </form>
      </section>,
    )
  })
  .get('/account/login', (c) => loginPage(c, unfilled()))
  .post('/account/login', async (c) => {
    const filled = readForm(LOGIN_FIELDS, await c.req.parseBody())
    if (!isValid(filled)) return loginPage(c, filled)
    const { email = '', password = '' } = filled.values
    const account = c.var.store.data.accounts[email.toLowerCase()]
    if (!account || !isPassword(account, password)) {
      return loginPage(c, filled, 'E-mail and password do not match.')
    }
    return logIn(c, account.email)
  })
  .get('/account/register', (c) => registerPage(c, unfilled()))
  .post('/account/register', async (c) => {
    const filled = readForm(REGISTER_FIELDS, await c.req.parseBody())
    const { name = '', email = '', password = '' } = filled.values
    if (c.var.store.data.accounts[email.toLowerCase()]) {
      filled.problems.email = 'There is an account with this address already.'
    }
    if (!isValid(filled)) return registerPage(c, filled)
    const account = createAccount(name, email, password)
    c.var.store.data.accounts[account.email] = account
    return logIn(c, account.email)
  })
  .post('/account/logout', (c) => {
    const { account: _, ...rest } = c.var.session
    c.set('session', { ...rest, orderIds: [] })
    updateSession(c, {})
    return c.redirect('/', 303)
  })
  .get('/account/orders', (c) => {
    const account = currentAccount(c)
    return page(
      c,
      { title: 'Your orders', isPrivate: true },
      <section class="narrow">
        <h1>Your orders</h1>
        <Orders c={c} ids={account?.orderIds ?? c.var.session.orderIds} />
      </section>,
    )
  })
  .get('/account/orders/:id', (c) => {
    const order = visibleOrder(c, c.req.param('id'))
    if (!order) return notFound(c)
    return page(
      c,
      { title: `Order ${order.number}`, isPrivate: true },
      <section class="narrow">
        <h1>Order {order.number}</h1>
        <p class="lead">{orderStatus(order, Date.now())}</p>
        <OrderSummary amounts={order} />
      </section>,
    )
  })
