import { describe, expect, it } from 'vitest'
import { readDevice } from '../../packages/collector/src/device.ts'

const CHROME =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.0.0 Mobile Safari/537.36'

describe('readDevice()', () => {
  it.each([
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
      { kind: 'mobile', browser: 'Safari', browserVersion: '17', os: 'iOS' },
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      { kind: 'desktop', browser: 'Firefox', browserVersion: '140', os: 'Windows' },
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
      { kind: 'tablet', browser: 'Safari', browserVersion: '16', os: 'iOS' },
    ],
    [CHROME, { kind: 'mobile', browser: 'Chrome', browserVersion: '136', os: 'Android' }],
  ])('reads %.60s', (userAgent, device) => {
    expect(readDevice({ userAgent })).toEqual(device)
  })

  it('takes the word of client hints', () => {
    const userAgent =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.0.0 Safari/537.36'
    const device = readDevice({
      userAgent,
      brands: '"Not.A/Brand";v="99", "Chromium";v="136", "Brave";v="136"',
      mobile: '?1',
      platform: '"Linux"',
    })
    expect(device).toMatchObject({ kind: 'mobile', browser: 'Brave', os: 'Linux' })
  })

  it.each(['', 'x', '\u0000', '('.repeat(512)])('tells nothing of %.10j', (userAgent) => {
    expect(readDevice({ userAgent })).toBeUndefined()
  })
})
