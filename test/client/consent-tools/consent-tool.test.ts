import type { ConsentState } from '@waymark/client'
import { type ConsentStatement, consentTool } from '@waymark/client/consent'
import { describe, expect, it } from 'vitest'
import { toConsentState } from '../../../packages/client/src/consent-tools/consent-tool.ts'
import { createConsentListener } from '../../helpers/consent-listener.ts'

describe('toConsentState()', () => {
  it.each<[ConsentStatement[], ConsentState, ConsentState]>([
    [[], 'unknown', 'unknown'],
    [['undecided'], 'unknown', 'unknown'],
    [['not_needed'], 'granted', 'unknown'],
    [['granted'], 'granted', 'granted'],
    [['denied'], 'denied', 'denied'],
    [['not_needed', 'undecided'], 'unknown', 'unknown'],
    [['undecided', 'granted'], 'granted', 'granted'],
    [['not_needed', 'denied'], 'denied', 'denied'],
    [['granted', 'denied'], 'denied', 'denied'],
  ])('%j: %s, and %s under Global Privacy Control', (statements, state, underSignal) => {
    expect([toConsentState(statements), toConsentState(statements, true)]).toEqual([
      state,
      underSignal,
    ])
  })
})

/** A tool that says what the test tells it to say. */
function createTool(name: string) {
  let say: (statement: ConsentStatement) => void = () => {}
  const tool = consentTool(name, (_, told) => {
    say = told
    return () => {}
  })
  return { tool, say: (statement: ConsentStatement) => say(statement) }
}

function startTwo() {
  const { start, told, window } = createConsentListener()
  const [one, two] = [createTool('one'), createTool('two')]
  const stops = [start(one.tool), start(two.tool)]
  return { one, two, told, window, stops }
}

describe('consentTool()', () => {
  it('tells each change of the decision, and nothing else', () => {
    const { one, told } = startTwo()
    for (const word of ['undecided', 'granted', 'granted', 'denied', 'undecided'] as const) {
      one.say(word)
    }
    expect(told).toEqual(['granted', 'denied', 'unknown'])
  })

  it('answers as one with the other tools of the page', () => {
    const { one, two, told } = startTwo()
    one.say('granted')
    two.say('denied')
    one.say('granted')
    two.say('granted')
    expect(told).toEqual(['granted', 'denied', 'granted'])
  })

  it('shares nothing with the tools of another tracker', () => {
    const first = startTwo()
    const second = startTwo()
    first.one.say('denied')
    second.one.say('granted')
    expect([first.told, second.told]).toEqual([['denied'], ['granted']])
  })

  it('asks the browser for Global Privacy Control', () => {
    const { one, told, window } = startTwo()
    Object.defineProperty(window.navigator, 'globalPrivacyControl', { value: true })
    one.say('not_needed')
    expect(told).toEqual([])
  })

  it('says nothing after it is stopped, and no more than the others say', () => {
    const { one, two, told, stops } = startTwo()
    one.say('denied')
    stops[0]?.()
    one.say('granted')
    two.say('granted')
    expect(told).toEqual(['denied', 'granted'])
  })
})
