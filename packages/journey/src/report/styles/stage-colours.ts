import { STAGES } from '@waymark/protocol'

/** Each stage in its colour, wherever it is shown. */
export const STAGE_COLOURS = STAGES.map(
  (stage) => `
.fill-${stage} { fill: var(--${stage}); }
.line-${stage} { stroke: var(--${stage}); }
.stop-${stage} { stop-color: var(--${stage}); }
.edge-${stage} { border-top-color: var(--${stage}); }
.edge-${stage} .bar-fill { fill: var(--${stage}); }
.chip-${stage} { background: var(--${stage}-soft); border-color: var(--${stage}-soft); }
.dot-${stage} .dot { fill: var(--${stage}); stroke: var(--${stage}); }`,
).join('')
