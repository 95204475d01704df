/** Bounds both ends keep. Sizes are bytes of UTF-8, lengths are UTF-16 code units. */
export const LIMITS = {
  /** Request body after gunzip. */
  bodyBytes: 262_144,
  /** One touchpoint as JSON. */
  touchpointBytes: 32_768,
  touchpointsPerEnvelope: 500,
  itemsPerTouchpoint: 200,
  /** Nesting of `props`. */
  depth: 16,
  /** Keys of one object in `props`. */
  keys: 256,
  idLength: 64,
  siteIdLength: 64,
  userIdLength: 256,
  typeLength: 64,
  urlLength: 2_048,
  titleLength: 300,
  /** Any other string field of a touchpoint or item. */
  textLength: 500,
} as const
