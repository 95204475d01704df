import { emptyMap, foldTouchpoints } from '@waymark/journey'
import { STAGES } from '@waymark/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutFlow } from '../../../packages/journey/src/report/flow-layout.ts'
import { MONDAY_AT, walk } from '../../helpers/stored-touchpoint.ts'

const fold = (...paths: readonly (typeof STAGES)[number][][]) =>
  foldTouchpoints(
    paths.flatMap((path, visitor) =>
      walk(
        `visitor-${visitor}`,
        path.map((stage, minute) => ({ minute, stage })),
      ),
    ),
    { now: MONDAY_AT + 86_400_000 },
  )

describe('layoutFlow()', () => {
  it('draws a move to the next stage as a ribbon, past one as a leap, back as a return', async () => {
    const { ribbons, leaps, returns } = layoutFlow(
      await fold(['awareness', 'consideration', 'retention', 'awareness']),
    )
    const pairs = [ribbons, leaps, returns].map((links) => links.map(({ from, to }) => [from, to]))
    expect(pairs).toEqual([
      [['awareness', 'consideration']],
      [['consideration', 'retention']],
      [['retention', 'awareness']],
    ])
  })

  it('draws visitors of blocks and bars to one scale', async () => {
    const { nodes, exits } = layoutFlow(
      await fold(['awareness'], ['awareness'], ['awareness', 'consideration'], ['awareness']),
    )
    const heights = (parts: readonly { height: number }[]) => parts.map(({ height }) => height / 30)
    expect(heights(nodes)).toEqual([4, 1, 0, 0, 0])
    expect(heights(exits)).toEqual([3, 1, 0, 0, 0])
  })

  it('draws nothing of an empty map but its lanes', () => {
    const { nodes, ribbons, leaps, returns, exits } = layoutFlow(emptyMap())
    expect(nodes.map(({ stage }) => stage)).toEqual(STAGES)
    expect([...ribbons, ...leaps, ...returns]).toEqual([])
    expect([...nodes, ...exits].every(({ height }) => height === 0)).toBe(true)
  })

  it('keeps every part inside the drawing', async () => {
    const paths = fc.array(fc.array(fc.constantFrom(...STAGES), { maxLength: 12 }), {
      minLength: 1,
      maxLength: 20,
    })
    await fc.assert(
      fc.asyncProperty(paths, async (journeys) => {
        const { width, height, ribbons, leaps, returns, exits } = layoutFlow(
          await fold(...journeys),
        )
        const labels = [...ribbons, ...leaps, ...returns].map(({ label }) => label)
        const feet = exits.map((exit) => ({ x: exit.x, y: exit.y + exit.height }))
        for (const { x, y } of [...labels, ...feet]) {
          expect(x > 0 && x < width && y > 85 && y < height - 10).toBe(true)
        }
      }),
    )
  })
})
