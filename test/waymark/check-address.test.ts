import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { checkAddress } from '../../packages/waymark/src/check-address.ts'

describe('checkAddress()', () => {
  it('says nothing of an address that is free, and leaves it free', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    // A server that listens on TCP has an address of this form.
    const { port } = taken.address() as AddressInfo
    taken.close()
    await once(taken, 'close')
    for (const _ of ['first', 'again']) await checkAddress(port, '127.0.0.1')
  })

  it('says that a port is taken, with the cause', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    await expect(checkAddress(port, '127.0.0.1')).rejects.toMatchObject({
      message: `Cannot start waymark as port must be free: current value is ${port}`,
      cause: { code: 'EADDRINUSE' },
    })
    taken.close()
  })

  it('says that an address is not of this machine', async () => {
    await expect(checkAddress(0, '192.0.2.1')).rejects.toThrow(
      'Cannot start waymark as it must be able to listen at 192.0.2.1:0',
    )
  })
})
