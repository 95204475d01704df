import { describe, expect, it } from 'vitest'
import { createClientReader } from '../../packages/collector/src/client-address.ts'

const PROXY = '192.0.2.10'
const headersOf = (headers: Record<string, string>) => (name: string) => headers[name]
const proxy = { addresses: [PROXY, '10.0.0.0/8'], countryHeader: 'cf-ipcountry' }

describe('createClientReader()', () => {
  it('believes the socket, and no header of a stranger', () => {
    const read = createClientReader(proxy)
    const lies = {
      'x-forwarded-for': '198.51.100.1',
      'cf-ipcountry': 'US',
      'x-forwarded-proto': 'https',
    }
    expect(read('203.0.113.7', headersOf(lies))).toEqual({ network: '203.0.113.7' })
    expect(createClientReader(undefined)(PROXY, headersOf(lies))).toEqual({ network: PROXY })
  })

  it('believes of the list only what its own proxies added', () => {
    const read = createClientReader(proxy)
    const headers = {
      'x-forwarded-for': '1.1.1.1, 198.51.100.1, 10.1.2.3',
      'cf-ipcountry': 'CH',
      'x-forwarded-proto': 'https',
    }
    expect(read(PROXY, headersOf(headers))).toEqual({
      network: '198.51.100.1',
      country: 'CH',
      isSecure: true,
    })
  })

  it.each(['', 'garbage', '1.1.1.1, unknown', ',,,'])('knows nobody from the list %j', (list) => {
    expect(createClientReader(proxy)(PROXY, headersOf({ 'x-forwarded-for': list }))).toEqual({})
  })

  it('reads the header it is told to', () => {
    const read = createClientReader({ addresses: [PROXY], addressHeader: 'x-real-ip' })
    const headers = headersOf({ 'x-real-ip': '203.0.113.9', 'x-forwarded-for': '1.1.1.1' })
    expect(read(PROXY, headers)).toEqual({ network: '203.0.113.9' })
  })

  it.each([
    '127.0.0.1',
    '::1',
    '10.0.0.1',
    '192.168.1.1',
    '::ffff:127.0.0.1',
    'fe80::1',
    undefined,
  ])('takes %s for nobody in particular', (address) => {
    expect(createClientReader(undefined)(address, headersOf({}))).toEqual({})
  })

  it('takes all addresses of an IPv6 network for one', () => {
    const read = createClientReader(undefined)
    const networks = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1'].map(
      (address) => read(address, headersOf({})).network,
    )
    expect(new Set(networks).size).toBe(2)
  })
})
