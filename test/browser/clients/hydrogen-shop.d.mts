import type { Ask } from './client.ts'

/** Answers what the router asks of the shop's server, by the router's own server and Hydrogen's. */
export function answerHydrogenShop(
  ask: Ask,
): Promise<readonly [status: number, body: string, type: string]>
