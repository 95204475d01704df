import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../packages/collector/src/content-security.ts'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('contentSecurityPolicy()', () => {
  it('allows nothing to a page without blocks', async () => {
    expect(await contentSecurityPolicy('<p>hello</p>')).toMatch(
      /^default-src 'none'; style-src 'none'; script-src 'none'; /,
    )
  })

  it('allows each block by the hash of its exact text', async () => {
    const styles = ['\n a { color: "ü" }\n', 'b{}']
    const html = `<style>${styles[0]}</style><STYLE media="print">${styles[1]}</STYLE><script>go()</script>`
    const policy = await contentSecurityPolicy(html)
    expect(policy).toContain(`style-src ${styles.map(hash).join(' ')};`)
    expect(policy).toContain(`script-src ${hash('go()')};`)
  })

  it('never allows what is unsafe', async () => {
    expect(await contentSecurityPolicy('<style>a{}</style><p style="a">')).not.toContain('unsafe')
  })
})
