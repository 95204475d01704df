import { toLatin } from './latin-text.ts'

/** Tells whether the segments of an address, as `readPageAddress` gives them, fit. */
export type PathPattern = (path: readonly string[]) => boolean

const NAME = /^:[\w$]+(\?)?$/

// One piece between slashes: literal, `:name`, or literals around one star.
function matchesPiece(piece: string, segment: string): boolean {
  if (NAME.test(piece)) return true
  const star = piece.indexOf('*')
  if (star < 0) return piece === segment
  const [before, after] = [piece.slice(0, star), piece.slice(star + 1)]
  return (
    segment.length >= before.length + after.length &&
    segment.startsWith(before) &&
    segment.endsWith(after)
  )
}

function matches(pieces: readonly string[], path: readonly string[]): boolean {
  const last = pieces[pieces.length - 1]
  const isOpen = last === '*'
  const isOptional = last !== undefined && NAME.exec(last)?.[1] === '?'
  const most = isOpen ? Number.POSITIVE_INFINITY : pieces.length
  const least = pieces.length - (isOpen || isOptional ? 1 : 0)
  if (path.length < least || path.length > most) return false
  return path
    .slice(0, isOpen ? pieces.length - 1 : pieces.length)
    .every((segment, index) => matchesPiece(pieces[index] ?? '', segment))
}

// `{…}?` in a pattern is two patterns: one with and one without.
function expand(pattern: string): string[] {
  const group = /^([^{}]*)\{([^{}]*)\}(\??)(.*)$/s.exec(pattern)
  if (!group) return [pattern]
  const [, before = '', inside = '', isOptional, after = ''] = group
  const rest = expand(after)
  const whole = rest.map((end) => before + inside + end)
  return isOptional ? [...whole, ...rest.map((end) => before + end)] : whole
}

const toPieces = (path: string) => toLatin(path).split('/').filter(Boolean)

// More would be 2 to that power of patterns.
const MAX_GROUPS = 4

/**
 * Compiles a path as `URLPattern` writes it: literals, `:name` for one segment (`:name?` at the end
 * for none, too), `*` for a part of a segment or, as the last one, for all that follows, `{…}?` for
 * what may be left out. Case, encoding and slashes at the end do not count. No regular expression is
 * made of it, so none can be slow.
 *
 * @returns What is wrong with it, in place of a pattern, as the end of a sentence.
 */
export function compilePattern(pattern: string): PathPattern | string {
  if (!pattern.startsWith('/') && !/^\{[^{}]*\}\?\//.test(pattern))
    return 'it must begin with a slash'
  const groups = pattern.split('{').length - 1
  if (groups > MAX_GROUPS) return `it must have at most ${MAX_GROUPS} groups`
  if (/[{}]/.test(pattern.replace(/\{[^{}]*\}/g, ''))) {
    return 'its braces must be closed, and not nested'
  }
  if (/[()?#\\+]/.test(pattern.replace(/\}\?|:[\w$]+\?/g, ''))) {
    return 'it must be a path of literals, “:name”, “*” and “{…}?”'
  }
  const variants = expand(pattern).map(toPieces)
  for (const pieces of variants) {
    for (const [index, piece] of pieces.entries()) {
      if (piece.split('*').length > 2) return 'a segment must have at most one star'
      if (piece.includes(':') && !NAME.test(piece)) return 'a name must be a whole segment'
      if (NAME.exec(piece)?.[1] && index < pieces.length - 1) return 'an optional name must be last'
    }
  }
  return (path) => variants.some((pieces) => matches(pieces, path))
}
