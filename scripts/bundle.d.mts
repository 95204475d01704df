import type { Plugin } from 'rollup'

/** How TypeScript becomes JavaScript here. */
export function compile(): Plugin
/** Resolves and compiles everything a browser needs, so that the result stands alone. */
export function standAlone(): Plugin[]
/** Minifies what a browser loads. */
export function minify(): Plugin
