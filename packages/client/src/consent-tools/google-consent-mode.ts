import { quietly } from '../quietly.ts'
import { patch } from '../sources/patch.ts'
import type { Source } from '../sources/source.ts'
import { type ConsentStatement, consentTool } from './consent-tool.ts'
import { whenPresent } from './when-present.ts'

/** Options for {@link googleConsentMode}. */
export interface GoogleConsentModeOptions {
  /** Name of the data layer. @defaultValue `dataLayer` */
  dataLayer?: string
  /** Consent types that must all be granted. @defaultValue `['analytics_storage']` */
  types?: readonly string[]
}

/** What the commands so far say of one consent type. */
interface TypeState {
  /** The last default for everywhere. */
  default?: unknown
  /** A default of some region denies it; which region this is, nobody in the page knows. */
  isDeniedSomewhere?: boolean
  /** The last update: the visitor's word. */
  update?: unknown
}

/** Weakest last: what several types say together is what the weakest of them allows. */
const CAUTION: readonly ConsentStatement[] = ['denied', 'undecided', 'not_needed', 'granted']

function toStatement({ default: byDefault, isDeniedSomewhere, update }: TypeState) {
  if (update === 'granted' || update === 'denied') return update
  if (isDeniedSomewhere || byDefault === 'denied') return 'undecided'
  return byDefault === 'granted' ? 'not_needed' : undefined
}

/** Follows consent commands in the order they were given. */
function createCommandReader(types: readonly string[]) {
  const states = new Map<string, TypeState>()
  let waitMs = 0

  function readType(type: string, action: unknown, settings: Record<string, unknown>): void {
    const value = settings[type]
    if (value === undefined) return
    const state = states.get(type) ?? {}
    if (action === 'update') state.update = value
    else if (!settings.region) state.default = value
    else if (value === 'denied') state.isDeniedSomewhere = true
    states.set(type, state)
  }
  return {
    /** Reads an entry of the data layer: `arguments`, or an array. @returns Whether it is for us. */
    read(entry: unknown): boolean {
      // Checked as it is read; anything may lie in a data layer.
      const [command, action, settings] = Array.from(Object(entry) as ArrayLike<unknown>)
      if (command !== 'consent' || !/^(default|update)$/.test(String(action))) return false
      const fields: Record<string, unknown> = { ...Object(settings) }
      for (const type of types) readType(type, action, fields)
      waitMs = Math.max(waitMs, Number(fields.wait_for_update) || 0)
      return true
    },
    /** What the types say together; nothing while one of them was never mentioned. */
    statement(): ConsentStatement | undefined {
      const statements = types.map((type) => toStatement(states.get(type) ?? {}))
      if (statements.includes(undefined)) return undefined
      return CAUTION.find((statement) => statements.includes(statement))
    },
    /** How long a default asks to be held back for an update, in milliseconds. */
    waitMs: () => waitMs,
  }
}

/**
 * Reads Google Consent Mode v2: the commands `gtag('consent', 'default' | 'update', …)` in the data
 * layer, those given before the tracker was there too.
 *
 * | command | reads as |
 * | --- | --- |
 * | `update` | the visitor's decision |
 * | `default` `denied`, for whatever region | no decision yet |
 * | `default` `granted` for everywhere, denied in no region | nobody has to be asked; after `wait_for_update` |
 *
 * @remarks A tag template that sets consent through Tag Manager's own API leaves no command in the
 * data layer.
 */
export function googleConsentMode(options: GoogleConsentModeOptions = {}): Source {
  const { dataLayer = 'dataLayer', types = ['analytics_storage'] } = options
  return consentTool('google_consent_mode', (window, say) => {
    const reader = createCommandReader(types)
    let restore = () => {}
    let waitingUntilUpdate: number | undefined

    function tell(): void {
      const statement = reader.statement()
      const waitMs = reader.waitMs()
      if (statement === 'not_needed' && waitMs > 0) {
        say('undecided')
        waitingUntilUpdate ??= window.setTimeout(() => say(reader.statement() ?? statement), waitMs)
      } else if (statement) say(statement)
    }
    function readAll(entries: readonly unknown[]): void {
      const commands = entries.filter((entry) => quietly(() => reader.read(entry)))
      // Told once for all of them: on the way to its last word a tool may have said others.
      if (commands.length) tell()
    }
    function observe(found: object): void {
      // An array by use: what has neither entries nor `push` fails, and has no commands either.
      const layer = found as unknown[]
      restore = patch(layer, 'push', (call, _receiver, pushed) => {
        const length = call()
        quietly(() => readAll(pushed))
        return length
      })
      readAll(layer)
    }

    const stopWaiting = whenPresent(window, [window, dataLayer], observe)
    return () => {
      stopWaiting()
      window.clearTimeout(waitingUntilUpdate)
      restore()
    }
  })
}
