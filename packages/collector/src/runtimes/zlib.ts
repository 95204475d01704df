import { gunzipSync } from 'node:zlib'
import type { Gunzip } from '../gunzip.ts'

/**
 * {@link Gunzip} by zlib. Synchronous, because a body's limit bounds it to about a millisecond, less
 * than the way to a thread and back costs. `DecompressionStream` takes eighteen times the CPU on
 * Node.
 */
export const gunzip: Gunzip = async (bytes, maxBytes) =>
  gunzipSync(bytes, { maxOutputLength: maxBytes })
