import { linkDecoration, type TrackerOptions } from '@waymark/client'
import { createUuid } from '@waymark/protocol'
import { describe, expect, it } from 'vitest'
import { readLinkToken, writeLinkToken } from '../../../packages/client/src/sources/link-token.ts'
import { openPage, type Page, type PageOptions } from '../../helpers/tracked-page.ts'

const HOSTS = ['shop.example', 'pay.example', '*.checkout.example']
const PAY = 'https://pay.example/checkout'

interface Setup extends PageOptions {
  options?: Partial<TrackerOptions>
  html?: string
  now?: () => number
}

function open({ options, html = '', now = Date.now, ...page }: Setup = {}) {
  const opened = openPage(page)
  opened.window.document.body.innerHTML = html
  const sources = [linkDecoration({ hosts: HOSTS, now })]
  const tracker = opened.track({ consent: 'not_required', sources, now, ...options })
  return { ...opened, tracker }
}

/** Presses what a selector names, and gives what the browser would read after the event. */
function press({ window }: Page, selector: string, event: Event | undefined, attribute: string) {
  const element = window.document.querySelector(selector)
  let read: string | null | undefined
  const onEvent = (pressed: Event) => {
    pressed.preventDefault()
    read = element?.getAttribute(attribute)
  }
  const { type = 'click' } = event ?? {}
  window.addEventListener(type, onEvent)
  element?.dispatchEvent(event ?? new window.MouseEvent('click', { bubbles: true, composed: true }))
  window.removeEventListener(type, onEvent)
  return read ?? ''
}
const click = (page: Page, selector = 'a') => press(page, selector, undefined, 'href')
const settle = ({ window }: Page) => new Promise((resolve) => window.setTimeout(resolve))
const fieldOf = (url: string) => new URL(url, PAY).searchParams.get('_wm')
const linkTo = (href: string) => `<a href="${href}">Pay</a>`
/** Who the page sends its touchpoints as. */
async function sentAs(page: ReturnType<typeof open>) {
  await page.tracker.flush()
  const [envelope] = page.envelopes()
  return { anonymousId: envelope?.anonymousId, sessionId: envelope?.touchpoints[0]?.sessionId }
}

describe('linkDecoration() on a link', () => {
  it('hands over site, visitor and session, and a time', async () => {
    const page = open({ html: linkTo(PAY) })
    const token = readLinkToken(fieldOf(click(page)) ?? '', 'shop', Date.now())
    expect(token).toEqual({ siteId: 'shop', ...(await sentAs(page)) })
  })

  it.each([
    [`${PAY}?cart=7&note=a%20b+c#step-2`, '?cart=7&note=a%20b+c&_wm=', '#step-2'],
    ['https://eu.checkout.example/', '?_wm=', ''],
    ['//pay.example', '?_wm=', ''],
    ['https://PAY.example:8443/', '?_wm=', ''],
  ])('leaves the rest of the address as it is: %s', (href, search, hash) => {
    const url = new URL(click(open({ html: linkTo(href) })), PAY)
    expect([url.search.slice(0, search.length), url.hash]).toEqual([search, hash])
  })

  it.each([
    ['another host', 'https://elsewhere.example/'],
    ['a host that only looks alike', 'https://evilpay.example/'],
    ['a host that hides behind a user', 'https://pay.example@elsewhere.example/'],
    ['the parent of a wildcard', 'https://checkout.example/'],
    ['this very host', '/cart'],
    ['this host in full', 'https://shop.example/cart'],
    ['the open', 'http://pay.example/'],
    ['a mail', 'mailto:help@pay.example'],
    ['a script', 'javascript:void 0'],
    ['nothing readable', 'https://'],
    ['an address with a token', `${PAY}?_wm=x`],
  ])('tells nothing to %s', (_, href) => {
    expect(click(open({ html: linkTo(href) }))).toBe(href)
  })

  it('takes the parameter back once the browser has read it', async () => {
    const page = open({ html: linkTo(PAY) })
    click(page)
    await settle(page)
    expect(page.window.document.querySelector('a')?.getAttribute('href')).toBe(PAY)
  })

  it('takes it back after two clicks in one task, too', async () => {
    const page = open({ html: linkTo(PAY) })
    const both = [click(page), click(page)]
    await settle(page)
    expect([
      both.map((href) => href.match(/_wm=/g)?.length),
      page.window.document.querySelector('a')?.getAttribute('href'),
    ]).toEqual([[1, 1], PAY])
  })

  it('works where a listener of the page ends the event', () => {
    const page = open({ html: linkTo(PAY) })
    const link = page.window.document.querySelector('a')
    let read = ''
    link?.addEventListener('click', (event) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      read = link.href
    })
    click(page)
    expect(read).toContain('_wm=')
  })

  it('finds the link around what was clicked', () => {
    const page = open({ html: `<a href="${PAY}"><b>Pay</b></a>` })
    press(page, 'b', undefined, '')
    expect(page.window.document.querySelector('a')?.href).toContain('_wm=')
  })

  it.each([
    ['middle', 1, true],
    ['right', 2, false],
  ])('the %s button', (_, button, isDecorated) => {
    const page = open({ html: linkTo(PAY) })
    const event = new page.window.MouseEvent('auxclick', { button, bubbles: true, composed: true })
    expect(press(page, 'a', event, 'href').includes('_wm=')).toBe(isDecorated)
  })

  it('does nothing after stop()', () => {
    const page = open({ html: linkTo(PAY) })
    page.tracker.stop()
    expect(click(page)).toBe(PAY)
  })
})

describe('linkDecoration() and consent', () => {
  it.each([
    ['required', undefined, false],
    ['required', 'granted', true],
    ['required', 'denied', false],
    ['cookieless', undefined, false],
    ['cookieless', 'granted', true],
    ['not_required', undefined, true],
    ['not_required', 'denied', false],
  ] as const)('%s, %s: hands over %s', (consent, decision, isDecorated) => {
    const page = open({ html: linkTo(PAY), options: { consent } })
    if (decision) page.tracker.consent(decision)
    expect(click(page).includes('_wm=')).toBe(isDecorated)
  })
})

describe('linkDecoration() on a form', () => {
  const submit = (page: Page, selector: string, attribute: string) => {
    const submitter = page.window.document.querySelector<HTMLElement>('button')
    const event = new page.window.SubmitEvent('submit', { submitter, bubbles: true })
    const { form } = page.window.document.querySelector('button') ?? {}
    const element = page.window.document.querySelector(selector)
    form?.dispatchEvent(event)
    return element?.getAttribute(attribute) ?? ''
  }

  it('that posts: in its address', async () => {
    const page = open({ html: `<form method="post" action="${PAY}"><button>Pay</button></form>` })
    const action = submit(page, 'form', 'action')
    await settle(page)
    const after = page.window.document.querySelector('form')?.getAttribute('action')
    expect([fieldOf(action) !== null, after]).toEqual([true, PAY])
  })

  it('that gets: in a field', async () => {
    const page = open({ html: `<form action="${PAY}"><button>Pay</button></form>` })
    const value =
      submit(page, 'form', 'action') && page.window.document.querySelector('input')?.value
    await settle(page)
    expect([
      readLinkToken(value ?? '', 'shop', Date.now())?.siteId,
      page.window.document.querySelector('input'),
    ]).toEqual(['shop', null])
  })

  it('follows the button that sends it elsewhere', () => {
    const html = `<form action="/cart"><button formaction="${PAY}" formmethod="post">Pay</button></form>`
    expect(fieldOf(submit(open({ html }), 'button', 'formaction'))).not.toBeNull()
  })

  it('is not fooled by a field named like a property', () => {
    const html = `<form method="post" action="${PAY}"><input name="action"><input name="method"><button>Pay</button></form>`
    expect(fieldOf(submit(open({ html }), 'form', 'action'))).not.toBeNull()
  })

  it.each([
    ['to this host', '<form method="post" action="/cart"><button>Go</button></form>', '/cart'],
    ['without an address', '<form method="post"><button>Go</button></form>', ''],
  ])('tells nothing %s', (_, html, action) => {
    const page = open({ html })
    expect([submit(page, 'form', 'action'), page.window.document.querySelector('input')]).toEqual([
      action,
      null,
    ])
  })
})

describe('linkDecoration() on arrival', () => {
  const AT = Date.UTC(2026, 10, 22, 12)
  const handed = { anonymousId: createUuid(AT - 5_000), sessionId: createUuid(AT - 4_000) }
  const tokenOf = (fields = {}, at = AT) =>
    writeLinkToken({ siteId: 'shop', ...handed, ...fields }, at)
  const referrer = 'https://shop.example/'

  function arrive(setup: Setup & { token?: string } = {}) {
    const { token = tokenOf(), ...page } = setup
    return open({ url: `${PAY}?_wm=${token}`, referrer, now: () => AT + 30_000, ...page })
  }
  it('goes on as the visitor that was handed over, in the same session', async () => {
    expect(await sentAs(arrive())).toEqual(handed)
  })

  it('reads what a form has escaped', async () => {
    const token = encodeURIComponent(tokenOf()).replaceAll('~', '%7E')
    expect(await sentAs(arrive({ token }))).toEqual(handed)
  })

  it('keeps that visitor on the device', async () => {
    const first = arrive()
    await sentAs(first)
    const next = open({ url: PAY, store: first.store, cookies: first.window.document.cookie })
    expect((await sentAs(next)).anonymousId).toBe(handed.anonymousId)
  })

  it.each([
    [`${PAY}?_wm=${tokenOf()}`, PAY],
    [`${PAY}?a=1&_wm=${tokenOf()}&b=c%20d+e#pay`, `${PAY}?a=1&b=c%20d+e#pay`],
    [`${PAY}?_wm=${tokenOf()}#/step/2`, `${PAY}#/step/2`],
    [`${PAY}?_wm=one&_wm=two&a`, `${PAY}?a`],
    ['https://pay.example//double//?_wm=x', 'https://pay.example//double//'],
  ])('leaves the address clean: %s', (url, clean) => {
    expect(arrive({ url }).window.location.href).toBe(clean)
  })

  it('disturbs no router: same state, no entry, no call of theirs', () => {
    const page = openPage({ url: `${PAY}?_wm=${tokenOf()}`, referrer })
    const { history } = page.window
    history.replaceState({ key: 'router' }, '')
    let calls = 0
    const theirs = () => {
      calls++
    }
    history.replaceState = theirs
    const length = history.length
    page.track({ sources: [linkDecoration({ hosts: HOSTS })] })
    expect([history.state, history.length, calls]).toEqual([{ key: 'router' }, length, 0])
  })

  it('lets no touchpoint carry the parameter', async () => {
    const page = arrive({ token: tokenOf() })
    page.tracker.track('begin_checkout')
    page.window.history.pushState(null, '', '/thanks')
    page.tracker.page()
    await page.tracker.flush()
    expect([page.bodies.length > 0, page.bodies.join().includes('_wm')]).toEqual([true, false])
  })

  it.each([
    ['malformed', 'x~y~z'],
    ['expired', tokenOf({}, AT - 120_000)],
    ['from the future', tokenOf({}, AT + 60_000)],
    ['of another site', tokenOf({ siteId: 'other' })],
    ['with an id that is none', tokenOf({ anonymousId: 'me' })],
  ])('ignores a token that is %s, and takes it off the address', async (_, token) => {
    const page = arrive({ token })
    expect([
      (await sentAs(page)).anonymousId === handed.anonymousId,
      page.window.location.search,
    ]).toEqual([false, ''])
  })

  it.each([
    ['copied into the address bar', ''],
    ['forged elsewhere', 'https://evil.example/'],
    ['forged by a host that looks alike', 'https://shop.example.evil.example/'],
  ])('ignores a link that was %s', async (_, referrer) => {
    expect((await sentAs(arrive({ referrer }))).anonymousId).not.toBe(handed.anonymousId)
  })

  it.each([
    ['required', 'granted', true],
    ['not_required', undefined, true],
    ['cookieless', undefined, false],
  ] as const)('%s, %s: goes on as that visitor: %s', async (consent, decision, isAdopted) => {
    const page = arrive({ options: { consent } })
    if (decision) page.tracker.consent(decision)
    const { anonymousId } = await sentAs(page)
    expect(anonymousId === handed.anonymousId).toBe(isAdopted)
  })

  describe('of a visitor with an id of their own', () => {
    /** Visits the checkout by itself, then comes to it from the shop. */
    async function visitTwice(consent: 'required' | 'not_required') {
      const now = () => AT + 30_000
      const page = open({ url: PAY, referrer, now })
      const own = await sentAs(page)
      page.tracker.stop()
      const ownCount = page.envelopes().length
      page.window.history.replaceState(null, '', `?_wm=${tokenOf()}`)
      const sources = [linkDecoration({ hosts: HOSTS, now })]
      const tracker = page.track({ consent, sources, now })
      tracker.consent('granted')
      tracker.track('begin_checkout')
      await tracker.flush()
      return { own, envelopes: page.envelopes().slice(ownCount) }
    }

    it.each(['not_required', 'required'] as const)(
      '%s: joins the two by an alias',
      async (mode) => {
        const { own, envelopes } = await visitTwice(mode)
        const joined = envelopes.flatMap(({ anonymousId, touchpoints }) =>
          touchpoints.flatMap(({ type, props }) =>
            type === 'alias' ? [anonymousId, props?.previousId] : [],
          ),
        )
        expect(new Set(joined)).toEqual(new Set([own.anonymousId, handed.anonymousId]))
      },
    )

    it('goes on in the session that was handed over', async () => {
      const { envelopes } = await visitTwice('not_required')
      const sessions = envelopes.flatMap(({ touchpoints }) =>
        touchpoints.map((one) => one.sessionId),
      )
      expect(new Set(sessions)).toEqual(new Set([handed.sessionId]))
    })
  })

  it('records nothing, and keeps nothing, where the visitor declines', async () => {
    const page = arrive({ options: { consent: 'required' } })
    page.tracker.consent('denied')
    await page.tracker.flush()
    const { cookie } = page.window.document
    expect([page.bodies, cookie.includes('-'), page.store.contents()]).toEqual([[], false, []])
  })
})
