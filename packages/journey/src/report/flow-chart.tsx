import type { JourneyMap } from '../journey-map.ts'
import type { StageView } from '../stage-view.ts'
import type { FlowExit, FlowLayout, FlowLink, FlowNode } from './flow-layout.ts'
import { layoutFlow } from './flow-layout.ts'
import { formatCount, formatNumber } from './format.ts'

/** The journey map as a drawing. The table beside it carries the same numbers for every reader. */
export function FlowChart({ map, view }: { map: JourneyMap; view: StageView }) {
  const layout = layoutFlow(map, view)
  const { width, height, nodes, ribbons, leaps, returns, exits } = layout
  return (
    <svg
      class="flow"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby="flow-title flow-text"
    >
      <title id="flow-title">Visitors moving between the stages</title>
      <desc id="flow-text">The table “The map in numbers” below has every number drawn here.</desc>
      <Definitions view={view} />
      {nodes.map((node) => (
        <Lane node={node} layout={layout} view={view} />
      ))}
      <RowLabels layout={layout} />
      {ribbons.map((link) => (
        <path d={link.path} fill={`url(#from-${link.from})`} class="ribbon">
          <LinkTitle link={link} view={view} />
        </path>
      ))}
      {leaps.map((link) => (
        <path d={link.path} stroke-width={link.thickness} class={`leap line-${link.from}`}>
          <LinkTitle link={link} view={view} />
        </path>
      ))}
      {nodes.map((node) => (
        <NodeBlock node={node} view={view} />
      ))}
      {exits.map((exit) => (
        <ExitBar exit={exit} view={view} />
      ))}
      {returns.map((link) => (
        <path
          d={link.path}
          stroke-width={link.thickness}
          class="return"
          marker-end="url(#return-end)"
        >
          <LinkTitle link={link} view={view} />
        </path>
      ))}
      {[...ribbons, ...leaps, ...returns].map((link) => (
        <LinkLabel link={link} />
      ))}
    </svg>
  )
}

function Definitions({ view: { stages } }: { view: StageView }) {
  return (
    <defs>
      {stages.slice(0, -1).map((stage, index) => (
        <linearGradient id={`from-${stage}`}>
          <stop offset="0" class={`stop-${stage}`} />
          <stop offset="1" class={`stop-${stages[index + 1]}`} />
        </linearGradient>
      ))}
      <linearGradient id="fall" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" class="stop-exit" />
        <stop offset="1" class="stop-exit-end" />
      </linearGradient>
      <marker
        id="return-end"
        viewBox="0 0 8 8"
        refX="6"
        refY="4"
        markerWidth="9"
        markerHeight="9"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0 0 L8 4 L0 8 Z" class="arrow" />
      </marker>
    </defs>
  )
}

function Lane(props: { node: FlowNode; layout: FlowLayout; view: StageView }) {
  const { node, layout, view } = props
  const { laneWidth: width, height, baseline, rail } = layout
  return (
    <>
      <rect x={node.laneX + 4} y="4" width={width - 8} height={height - 8} rx="12" class="lane" />
      <text x={node.x} y="34" class="lane-name">
        {view.label(node.stage)}
      </text>
      <text x={node.x} y="66" class="lane-count">
        {formatNumber(node.visitors)}
      </text>
      <text x={node.x} y="85" class="lane-unit">
        {node.visitors === 1 ? 'visitor' : 'visitors'}
      </text>
      <line
        x1={node.laneX + 20}
        x2={node.laneX + width - 20}
        y1={baseline + 2}
        y2={baseline + 2}
        class="base"
      />
      <circle cx={node.x} cy={rail} r="3" class="port" />
    </>
  )
}

function RowLabels({ layout: { baseline, rail } }: { layout: FlowLayout }) {
  return (
    <>
      <text x="18" y={baseline - 8} class="row-name">
        moved on
      </text>
      <text x="18" y={baseline + 20} class="row-name">
        left
      </text>
      <text x="18" y={rail + 4} class="row-name">
        moved back
      </text>
    </>
  )
}

function NodeBlock({ node, view }: { node: FlowNode; view: StageView }) {
  const { stage, visitors, x, y, width, height } = node
  if (!visitors) return null
  return (
    <rect x={x - width / 2} y={y} width={width} height={height} rx="4" class={`fill-${stage}`}>
      <title>{`${view.label(stage)}: ${formatCount(visitors, 'visitor')}`}</title>
    </rect>
  )
}

function ExitBar({ exit, view }: { exit: FlowExit; view: StageView }) {
  const { stage, left, leftBuyers, x, y, width, height } = exit
  if (!left) return null
  const middle = x + width / 2
  return (
    <g>
      <title>{`${formatCount(left, 'visitor')} left at ${view.label(stage)}`}</title>
      <rect x={x} y={y} width={width} height={height} rx="3" class="exit" />
      <text x={middle} y={y + height + 16} class="flow-number">
        {formatNumber(left)}
      </text>
      {leftBuyers ? (
        <text x={middle} y={y + height + 31} class="flow-note">
          {`${formatNumber(leftBuyers)} had bought`}
        </text>
      ) : null}
    </g>
  )
}

function LinkTitle({ link, view }: { link: FlowLink; view: StageView }) {
  const { from, to, count, visitors } = link
  const moves = `${formatCount(visitors, 'visitor')}, ${formatCount(count, 'move')}`
  return <title>{`${view.label(from)} to ${view.label(to)}: ${moves}`}</title>
}

function LinkLabel({ link }: { link: FlowLink }) {
  const text = formatNumber(link.visitors)
  const width = 14 + 7.5 * text.length
  const { x, y } = link.label
  return (
    <g>
      <rect x={x - width / 2} y={y - 10} width={width} height="20" rx="10" class="pill" />
      <text x={x} y={y + 4.5} class="flow-number">
        {text}
      </text>
    </g>
  )
}
