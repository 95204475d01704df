/** A file the collector serves to browsers. */
export interface ServedFile {
  /** The file as it is. */
  body: string | Uint8Array
  /** e.g. `text/javascript; charset=utf-8`. */
  contentType: string
  /** The same file compressed ahead of time; a browser gets the first it takes of `br`, `gzip`. */
  encodings?: { br?: Uint8Array; gzip?: Uint8Array }
  /** How long a browser may use it unasked. @defaultValue `3_600` */
  maxAgeSeconds?: number
  /** Whether this path will never serve other bytes; a browser then need not ask again. */
  isImmutable?: boolean
}
