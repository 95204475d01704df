import { quietly } from './quietly.ts'

/**
 * Reduces a URL to its page and its campaign: origin, path, the route of a hash router, and the
 * `utm_` keys with plain values. A part of the path that holds an e-mail address or a JSON Web
 * Token is masked.
 *
 * @returns The URL; `undefined` when it is no http(s) URL.
 */
export function toPlainUrl(url: string): string | undefined {
  return quietly(() => {
    const { origin, pathname, search, hash } = new URL(url)
    const [route = ''] = /^#!?\/[^?]*/.exec(hash) ?? []
    const campaign = search.match(/utm_\w+=[\w.+-]{1,100}(?=&|$)/g)?.join('&')
    const query = campaign ? `?${campaign}` : ''
    const page = (pathname + query + route).replace(/[^/?]*(@|%40|eyJ)[^/?]*/gi, '[private]')
    return origin.startsWith('http') ? origin + page : undefined
  })
}
