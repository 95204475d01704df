export function isBuilt(root: string): boolean
export function ensureBuilt(root: string): boolean
