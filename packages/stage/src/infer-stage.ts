import { WORDS } from './all-words.ts'
import { createGrader, type InferStage } from './create-grader.ts'
import { toLatin } from './latin-text.ts'
import { createSentenceReader } from './page-rules.ts'
import { unpackWords } from './word-table.ts'
import { createWordReader } from './words.ts'

/**
 * Infers which stage of the customer journey a page of a shop belongs to, from its address and,
 * where given, from what the page says about itself. Pure; never throws; takes time linear in the
 * length of the address, of which it reads no more than 2,048 characters.
 *
 * @param url - Absolute, or a path.
 * @param facts - Touchpoint type and page facts.
 * @returns The stage (`null` for pages of no stage, such as legal notices), the kind of page, and
 * how sure the rules are and why.
 *
 * @example
 * ```ts
 * import { inferStage } from '@waymark/stage'
 *
 * const { stage, kind } = inferStage('https://shop.example/de/warenkorb')
 * console.log(stage, kind) // 'decision' 'cart'
 * ```
 */
export const inferStage: InferStage = /* @__PURE__ */ createGrader(
  /* @__PURE__ */ createSentenceReader(/* @__PURE__ */ createWordReader(() => unpackWords(WORDS))),
  toLatin,
)
