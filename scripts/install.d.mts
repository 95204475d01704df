/** A package as npm's lockfiles tell it. */
export interface LockedPackage {
  version?: string
  dependencies?: Readonly<Record<string, string>>
  devDependencies?: Readonly<Record<string, string>>
  link?: boolean
  resolved?: string
}
export function isInstalled(
  installed: Readonly<Record<string, LockedPackage>>,
  locked: Readonly<Record<string, LockedPackage>>,
  workspaces: readonly string[],
): boolean
export function ensureInstalled(root: string, workspaces?: readonly string[]): boolean
