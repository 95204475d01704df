import { describe, expect, it } from 'vitest'
import { scriptTag } from '../../packages/waymark/src/script-tag.ts'

const url = 'https://collect.example'

describe('scriptTag()', () => {
  it('is one line to paste', () => {
    expect(scriptTag({ url, siteId: 'tea' })).toBe(
      '<script defer src="https://collect.example/waymark.js" data-site="tea"></script>',
    )
  })

  it('says where the collector is when the tag is in a folder', () => {
    expect(scriptTag({ url, siteId: 'tea', path: '/assets/shop.js' })).toContain(
      'src="https://collect.example/assets/shop.js" data-site="tea" data-endpoint="https://collect.example/"',
    )
  })

  it('has the browser check the bytes, for which it must ask by CORS', () => {
    expect(scriptTag({ url, siteId: 'tea', integrity: 'sha384-x' })).toContain(
      'integrity="sha384-x" crossorigin="anonymous"',
    )
  })
})
