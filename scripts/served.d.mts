export const SERVED: readonly { name: string; source?: string; format?: 'iife' | 'es' }[]
