import { readCredentials } from './authorization.ts'
import { digest, isSameDigest } from './digest.ts'

/** Tells whether an `Authorization` header carries the admin token. */
export async function hasAdminToken(authorization: string, adminToken: string): Promise<boolean> {
  const credentials = readCredentials(authorization)
  if (!credentials?.secret) return false
  return isSameDigest(await digest(credentials.secret), await digest(adminToken))
}
