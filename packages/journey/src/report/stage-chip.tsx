import type { Stage } from '@waymark/protocol'
import { stageLabel } from './format.ts'

/** A stage as a coloured chip; the word says what the colour shows. */
export function StageChip({ stage, name }: { stage: Stage | null | undefined; name?: string }) {
  if (!stage) return <span class="chip">No stage</span>
  return <span class={`chip chip-${stage}`}>{name ?? stageLabel(stage)}</span>
}
