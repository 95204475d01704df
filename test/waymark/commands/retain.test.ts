import { describe, expect, it } from 'vitest'
import { retainCommand } from '../../../packages/waymark/src/commands/retain.ts'
import { aStoredBatch, aStoredTouchpoint } from '../../collector/stored.ts'
import { itWorksOnDatabases, useOwnDatabase } from './own-database.ts'

const database = useOwnDatabase()

describe('waymark retain', () => {
  itWorksOnDatabases(database, retainCommand, { name: 'retain', argv: ['--days', '7'] })

  it('deletes what is older', async () => {
    const now = Date.now()
    const at = (id: string, receivedAt: number) => aStoredTouchpoint({ id, receivedAt })
    const touchpoints = [at('old', now - 9 * 86_400_000), at('new', now)]
    await database().store.write(aStoredBatch({ receivedAt: now, touchpoints }))
    expect((await database().run(retainCommand, '--days', '7')).lines).toEqual([
      'shop: 1 touchpoint deleted',
    ])
    expect((await database().store.latest('shop', 9)).map(({ id }) => id)).toEqual(['new'])
  })

  it.each([[[]], [['--days', '0']], [['--days', 'x']]])('refuses %j', async (argv) => {
    await expect(database().run(retainCommand, ...argv)).rejects.toThrow('--days must be 1 or more')
  })
})
