export type BrowserName = 'chromium' | 'firefox' | 'webkit'

export const BROWSER_NAMES: readonly BrowserName[]
export function findBrowser(name: BrowserName, environment?: NodeJS.ProcessEnv): string | undefined
export function findChromium(environment?: NodeJS.ProcessEnv): string | undefined
export function findMiniBrowser(): string | undefined
export function ensureBrowser(name: BrowserName): string | undefined
