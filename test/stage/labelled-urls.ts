import type { PageKind } from '@waymark/protocol'
import { read } from '../repo/workspace.ts'

/** One address and what its visitor sees there. */
export interface LabelledUrl {
  url: string
  /** Usually one; several where each is right. */
  kinds: readonly PageKind[]
  shop: string
  language: string
  /** File it is in: the names of its sections, with hyphens between them. */
  section: string
}

export type Half = 'rules' | 'held-out'

/** Each shop is in one half, whole: FNV-1a of its name, so that nobody chooses. */
export function halfOf(shop: string): Half {
  let hash = 0x811c9dc5
  for (const character of shop) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  return (hash >>> 16) % 2 ? 'rules' : 'held-out'
}

function readUrls(file: string): LabelledUrl[] {
  const section = file.replace(/.*\//, '')
  const found: LabelledUrl[] = []
  let shop = ''
  let language = ''
  let host = ''
  for (const line of read(`test/fixtures/stage-urls/${file}.txt`).split('\n')) {
    const [, ...header] = /^\[(\S+) (\S+)\] (\S+)$/.exec(line) ?? []
    if (header.length > 0) [shop = '', language = '', host = ''] = header
    if (header.length > 0 || /^(#|$)/.test(line)) continue
    const [kind = '', ...addresses] = line.split(' ')
    for (const address of addresses) {
      const url = address.startsWith('/') ? host + address : address
      // A test holds every name against PAGE_KINDS.
      found.push({ url, kinds: kind.split('|') as PageKind[], shop, language, section })
    }
  }
  return found
}

/** The addresses of both halves. */
export const labelledUrls: readonly LabelledUrl[] = [
  'platforms',
  'languages',
  'misleading',
].flatMap(readUrls)

/** Documented routes of shop systems: of `platforms`, and those it leaves out. */
export const routeUrls: readonly LabelledUrl[] = ['platforms', 'routes']
  .flatMap(readUrls)
  .filter(({ shop }) => shop !== 'custom-react')

/** Addresses labelled by one who had not seen the rules, their words or the other addresses. */
export const unseenUrls: readonly LabelledUrl[] = [
  'unseen/platforms',
  'unseen/languages',
  'unseen/misleading',
  'unseen/misleading-languages',
].flatMap(readUrls)
