import type { CollectorSettings } from './options.ts'
import type { RateLimit, RateLimiter } from './rate-limit.ts'
import { tokenBuckets } from './rate-limit.ts'
import type { RefusedRequest } from './refusals.ts'
import { refuse } from './refusals.ts'
import { createRotatingHash } from './rotating-hash.ts'

/** Who may come in now. Each gives `undefined`, or the refusal. */
export interface Admission {
  /** Asked before the body is read. `network` is absent where nobody can tell. */
  ofNetwork(network: string | undefined): Promise<RefusedRequest | undefined>
  /** Asked once the site is known. */
  ofSite(siteId: string): Promise<RefusedRequest | undefined>
  /** Runs a task unless too many run already. */
  run<Result>(task: () => Promise<Result>): Promise<Result | RefusedRequest>
}

/** Requests of one address: an office of people behind one, and no flood. */
export const ADDRESS_LIMIT: RateLimit = { perSecond: 50, burst: 500 }

/** Requests of one site: what one machine takes, with room for the others. */
export const SITE_LIMIT: RateLimit = { perSecond: 1_000, burst: 10_000 }

/** Requests worked on at once; each holds a body of some hundred kilobytes at most. */
export const MAX_IN_FLIGHT = 1_000

function toLimiter(
  limit: RateLimit | RateLimiter | false,
  now: () => number,
): RateLimiter | undefined {
  if (limit === false) return undefined
  return 'limit' in limit ? limit : tokenBuckets({ ...limit, now })
}

/** Makes the doorkeeper of a collector. */
export function createAdmission(
  options: Pick<CollectorSettings, 'limits'> & { now: () => number },
): Admission {
  const { limits = {}, now } = options
  const { address = ADDRESS_LIMIT, site = SITE_LIMIT, inFlight = MAX_IN_FLIGHT } = limits
  const byAddress = toLimiter(address, now)
  const bySite = toLimiter(site, now)
  const hash = createRotatingHash({ now })
  let running = 0

  async function ask(limiter: RateLimiter | undefined, key: string, who: string) {
    const answer = await limiter?.limit({ key })
    if (!answer || answer.success) return undefined
    return refuse('rate_limited', `too many requests of this ${who}`, answer.retryAfterSeconds)
  }

  return {
    ofNetwork: async (network) =>
      network === undefined ? undefined : ask(byAddress, hash(network), 'address'),
    ofSite: (siteId) => ask(bySite, siteId, 'site'),
    async run(task) {
      if (running >= inFlight) return refuse('overloaded', 'too many requests at once')
      running++
      try {
        return await task()
      } finally {
        running--
      }
    },
  }
}
