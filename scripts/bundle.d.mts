import type { OutputOptions, Plugin } from 'rollup'

/** How TypeScript becomes JavaScript here. */
export function compile(): Plugin
/** Resolves and compiles everything a browser needs, so that the result stands alone. */
export function standAlone(): Plugin[]
/** Minifies what a browser loads. */
export function minify(): Plugin
/** Tells the module that `storefronts.js` is made of, by its id. */
export function isServedShop(id: string): boolean
/** Keeps what both readers of exchanges share in the file that fetches them. */
export function sharedInEntry(
  name: string,
  isEntry?: (id: string) => boolean,
): Pick<OutputOptions, 'manualChunks'>
