import { posix } from 'node:path'
import { filesBelow, read } from './workspace.ts'

/** A fenced block of code. */
export interface CodeBlock {
  file: string
  /** Line of the opening fence, from 1. */
  line: number
  language: string
  /** Words after the language, e.g. `run`. */
  marks: readonly string[]
  code: string
}

/** A link or picture of a document to a place in this repository. */
export interface Link {
  file: string
  target: string
  /** Path from the root of the workspace. */
  path: string
  anchor: string | undefined
}

/** Every document of ours, from the root of the workspace. */
export const documents: readonly string[] = filesBelow('', /\.md$/).sort()

const FENCED = /^([ \t]*)```([^\n`]*)\n([\s\S]*?)^\1```[ \t]*$/gm

/** Reads the fenced blocks of a document. */
export function codeBlocksOf(file: string): CodeBlock[] {
  const text = read(file)
  return [...text.matchAll(FENCED)].map(({ index, 1: indent = '', 2: info = '', 3: code = '' }) => {
    const [language = '', ...marks] = info.trim().split(/\s+/)
    const line = text.slice(0, index).split('\n').length
    return { file, line, language, marks, code: code.replaceAll(`\n${indent}`, '\n') }
  })
}

function proseOf(file: string): string {
  return read(file)
    .replace(FENCED, '')
    .replace(/`[^`\n]+`/g, '``')
}

/** Reads the links of a document that stay in this repository. */
export function linksOf(file: string): Link[] {
  const inline = proseOf(file).matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)
  const defined = proseOf(file).matchAll(/^\[[^\]]+\]:\s+(\S+)/gm)
  return [...inline, ...defined]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/i.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#')
      return { file, target, path: path ? posix.join(posix.dirname(file), path) : file, anchor }
    })
}

/** The anchors a document offers: its headings as GitHub slugs them. */
export function anchorsOf(file: string): string[] {
  const headings = read(file)
    .replace(FENCED, '')
    .matchAll(/^#+ +(.+)$/gm)
  return [...headings].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** A table that promises to equal an object of the code: `<!-- limits: NAME of path -->` above it. */
export interface LimitTable {
  file: string
  /** Name of the exported object. */
  name: string
  /** Source that exports it, from the root of the workspace. */
  source: string
  /** First column against second, numbers without separators. */
  rows: Record<string, number>
}

const LIMIT_TABLE = /<!-- limits: (\w+) of (\S+) -->\s*((?:^\|.*\n)+)/gm

/** Reads the tables of a document that quote limits. */
export function limitTablesOf(file: string): LimitTable[] {
  return [...read(file).matchAll(LIMIT_TABLE)].map(([, name = '', source = '', table = '']) => {
    const rows = [...table.matchAll(/^\|\s*`(\w+)`\s*\|\s*([\d,_.]+)/gm)].map(
      ([, key = '', number = '']) => [key, Number(number.replace(/[,_]/g, ''))] as const,
    )
    return { file, name, source, rows: Object.fromEntries(rows) }
  })
}
