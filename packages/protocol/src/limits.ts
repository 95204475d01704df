/** Bounds both ends keep. Sizes are bytes of UTF-8, lengths are UTF-16 code units. */
export const LIMITS = {
  /** Request body after gunzip. */
  bodyBytes: 262_144,
  /** How many times its own size a gzipped body may unpack to. */
  inflateRatio: 100,
  /** Touchpoints given up for one reason that an envelope may report; more count as this many. */
  dropsPerReason: 1_000_000,
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
