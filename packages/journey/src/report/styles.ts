import { ADAPTATION } from './styles/adaptation.ts'
import { FRAME } from './styles/frame.ts'
import { LIVE } from './styles/live.ts'
import { MAP } from './styles/map.ts'
import { STAGE_COLOURS } from './styles/stage-colours.ts'
import { STAGES_PAGE } from './styles/stages-page.ts'
import { THEME } from './styles/theme.ts'
import { TIMELINE } from './styles/timeline.ts'

// One style block for all pages. It is text inside an escaping template: no quotation marks, no
// angle brackets, no ampersands, so that its hash in a content security policy is that of this
// text.

/** The style sheet of the report. */
export const STYLES =
  THEME + FRAME + MAP + TIMELINE + LIVE + STAGES_PAGE + STAGE_COLOURS + ADAPTATION
