/** How much one key may send. */
export interface RateLimit {
  /** Requests per second over time. */
  perSecond: number
  /** Requests at once. */
  burst: number
}

/** Counts requests by key; a Workers rate-limiting binding has this shape. */
export interface RateLimiter {
  limit(options: { key: string }): Promise<{ success: boolean; retryAfterSeconds?: number }>
}

/** Options for {@link tokenBuckets}. */
export interface TokenBucketOptions extends RateLimit {
  /** Clock, epoch milliseconds. */
  now: () => number
  /** Keys remembered; past it the one unused for longest is forgotten. @defaultValue `50_000` */
  maxKeys?: number
}

interface Bucket {
  tokens: number
  at: number
}

/**
 * Makes a limiter in memory: a key has `burst` tokens, each request takes one, and `perSecond` of
 * them come back.
 */
export function tokenBuckets(options: TokenBucketOptions): RateLimiter {
  const { perSecond, burst, now, maxKeys = 50_000 } = options
  const buckets = new Map<string, Bucket>()

  function take(key: string): Bucket {
    const at = now()
    const { tokens, at: before } = buckets.get(key) ?? { tokens: burst, at }
    // A clock that was set back gives nothing and takes nothing.
    const gained = (Math.max(0, at - before) / 1_000) * perSecond
    const bucket = { tokens: Math.min(burst, tokens + gained), at }
    // Anew, so that the first key of the map is the one unused for longest.
    buckets.delete(key)
    buckets.set(key, bucket)
    if (buckets.size > maxKeys) {
      for (const oldest of buckets.keys()) {
        buckets.delete(oldest)
        break
      }
    }
    return bucket
  }

  return {
    async limit({ key }) {
      const bucket = take(key)
      if (bucket.tokens < 1) {
        return { success: false, retryAfterSeconds: Math.ceil((1 - bucket.tokens) / perSecond) }
      }
      bucket.tokens--
      return { success: true }
    },
  }
}
