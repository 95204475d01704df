// What reads the exchanges of a shop of no known platform: a chunk of its own, as most are known.
export { generic } from '../storefronts/generic.ts'
