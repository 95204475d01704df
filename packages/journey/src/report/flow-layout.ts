import type { Stage } from '@waymark/protocol'
import type { JourneyMap } from '../journey-map.ts'
import { isForward } from '../journey-map.ts'
import { createStageView, type StageView } from '../stage-view.ts'

const WIDTH = 1_160
const NODE_WIDTH = 60
/** Height of the tallest node; ribbons and falling bars are drawn to its scale. */
const NODE_HEIGHT = 120
const BASELINE = 328
/** Room between the longest falling bar and the rail of the returns, for the bar's two labels. */
const EXIT_LABEL_HEIGHT = 62
/** Room below the rail for the widest return. */
const RETURN_HEIGHT = 134
const MIN_THICKNESS = 2
/** Thicker arcs would hide each other: the one part that leaves the scale. */
const MAX_LEAP_THICKNESS = 20

/** A stage as a block on the baseline. */
export interface FlowNode {
  stage: Stage
  visitors: number
  /** Left edge of the lane. */
  laneX: number
  /** Middle of the lane. */
  x: number
  y: number
  width: number
  height: number
}

/** A flow between two stages: a path with its number. */
export interface FlowLink {
  from: Stage
  to: Stage
  count: number
  visitors: number
  path: string
  /** Stroke width; `0` for a filled shape. */
  thickness: number
  label: { x: number; y: number }
}

/** Visitors who left, as a bar that falls from the baseline. */
export interface FlowExit {
  stage: Stage
  left: number
  leftBuyers: number
  x: number
  y: number
  width: number
  height: number
}

/** All parts of the drawing, in its own units. */
export interface FlowLayout {
  width: number
  height: number
  laneWidth: number
  /** Where the blocks stand. */
  baseline: number
  /** Where the returns start and end. */
  rail: number
  nodes: readonly FlowNode[]
  /** Forward to the next stage: filled ribbons. */
  ribbons: readonly FlowLink[]
  /** Forward past a stage: arcs above the lanes. */
  leaps: readonly FlowLink[]
  /** Backward: dashed arcs beneath the lanes. */
  returns: readonly FlowLink[]
  exits: readonly FlowExit[]
}

/**
 * Places the parts of the flow chart. Loops are legal: nothing here needs an acyclic graph.
 *
 * @param view - Which stages are lanes; the map was folded with it. @defaultValue all five
 */
export function layoutFlow(map: JourneyMap, view: StageView = createStageView()): FlowLayout {
  const { stages } = view
  const laneWidth = WIDTH / stages.length
  const most = Math.max(1, ...stages.map((stage) => map.stages[stage].visitors))
  const scale = (visitors: number) =>
    visitors && Math.max(MIN_THICKNESS, (visitors / most) * NODE_HEIGHT)
  const nodes = stages.map((stage, index): FlowNode => {
    const { visitors } = map.stages[stage]
    const height = scale(visitors)
    const laneX = index * laneWidth
    const x = laneX + laneWidth / 2
    return { stage, visitors, laneX, x, y: BASELINE - height, width: NODE_WIDTH, height }
  })
  const exits = nodes.map(toExit(map, scale))
  const rail = BASELINE + Math.max(...exits.map(({ height }) => height)) + EXIT_LABEL_HEIGHT
  const layout = { ribbons: [] as FlowLink[], leaps: [] as FlowLink[], returns: [] as FlowLink[] }
  nodes.forEach((from, fromIndex) => {
    nodes.forEach((to, toIndex) => {
      const flow = map.stages[from.stage].moves.get(to.stage)
      if (!flow) return
      const link = { from: from.stage, to: to.stage, ...flow }
      const thickness = scale(flow.visitors)
      const span = Math.abs(toIndex - fromIndex)
      if (!isForward(from.stage, to.stage))
        layout.returns.push(toReturn(link, from, to, { span, rail }))
      else if (span === 1) layout.ribbons.push(toRibbon(link, from, to, thickness))
      else layout.leaps.push(toLeap(link, from, to, { span, thickness }))
    })
  })
  const size = { width: WIDTH, height: rail + RETURN_HEIGHT }
  return { ...size, laneWidth, baseline: BASELINE, rail, nodes, exits, ...layout }
}

type Move = Pick<FlowLink, 'from' | 'to' | 'count' | 'visitors'>

function toRibbon(move: Move, from: FlowNode, to: FlowNode, thickness: number): FlowLink {
  const x1 = from.x + NODE_WIDTH / 2
  const x2 = to.x - NODE_WIDTH / 2
  const middle = (x1 + x2) / 2
  const top1 = from.y + (from.height - thickness) / 2
  const top2 = to.y + (to.height - thickness) / 2
  const path =
    `M${x1} ${round(top1)} C${middle} ${round(top1)} ${middle} ${round(top2)} ${x2} ${round(top2)}` +
    ` V${round(top2 + thickness)}` +
    ` C${middle} ${round(top2 + thickness)} ${middle} ${round(top1 + thickness)}` +
    ` ${x1} ${round(top1 + thickness)} Z`
  const label = { x: middle, y: round((top1 + top2 + thickness) / 2) }
  return { ...move, path, thickness: 0, label }
}

function toLeap(
  move: Move,
  from: FlowNode,
  to: FlowNode,
  { span, thickness }: { span: number; thickness: number },
): FlowLink {
  // The longer the leap, the higher the arc, so that arcs over the same lane stay apart.
  const peak = 148 - 26 * (span - 1)
  const path = `M${from.x} ${round(from.y)} C${from.x} ${peak} ${to.x} ${peak} ${to.x} ${round(to.y)}`
  return {
    ...move,
    path,
    thickness: round(Math.min(thickness, MAX_LEAP_THICKNESS)),
    label: { x: (from.x + to.x) / 2, y: round(0.75 * peak + 0.125 * (from.y + to.y)) },
  }
}

function toReturn(
  move: Move,
  from: FlowNode,
  to: FlowNode,
  { span, rail }: { span: number; rail: number },
): FlowLink {
  const depth = rail + 22 + 30 * span
  // Arcs leave left and land right of a lane's middle, so that both ends can be told.
  const [x1, x2] = [from.x - 10, to.x + 10]
  return {
    ...move,
    path: `M${x1} ${rail} C${x1} ${depth} ${x2} ${depth} ${x2} ${rail + 7}`,
    thickness: round(Math.min(5, 1.5 + Math.log10(move.visitors))),
    label: { x: (x1 + x2) / 2, y: round(rail + 0.75 * (depth - rail)) },
  }
}

function toExit(map: JourneyMap, scale: (visitors: number) => number) {
  return ({ stage, x }: FlowNode): FlowExit => {
    const { left, leftBuyers } = map.stages[stage]
    const width = NODE_WIDTH / 2
    return {
      stage,
      left,
      leftBuyers,
      x: x - width / 2,
      y: BASELINE + 4,
      width,
      height: scale(left),
    }
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
