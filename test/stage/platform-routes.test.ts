import { inferStage } from '@waymark/stage'
import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'
import { routeUrls } from './labelled-urls.ts'

// What the rules reach, rounded down.
const FLOORS = { all: 0.955, kind: 0.855, decision: 0.965, 'never-decision': 1 }

const LOCALES = ['de', 'en-gb', 'pt_BR', 'us/en']

const inLocale = (url: string, locale: string) =>
  url.replace(/^(https:\/\/[^/]*)\//, `$1/${locale}/`)

describe('routes of shop systems', () => {
  it('are graded as documented where the system is known', () => {
    const report = evaluate('routes', routeUrls, ({ url, shop }) =>
      inferStage(url, { storefront: shop }),
    )
    report.print()
    const missed = Object.entries(FLOORS).filter(([name, floor]) => !(report.rateOf(name) >= floor))
    expect(missed).toEqual([])
  })

  it.each(LOCALES)('mean the same below /%s', (locale) => {
    const kindOf = (url: string, storefront: string) => inferStage(url, { storefront }).kind
    const moved = routeUrls.filter(
      ({ url, shop }) => kindOf(inLocale(url, locale), shop) !== kindOf(url, shop),
    )
    expect(moved.map(({ url }) => url)).toEqual([])
  })
})
