/** The secret an `Authorization` header carries: a Bearer token, or the password of Basic. */
function secretOf(authorization: string): string | undefined {
  const [, scheme = '', value = ''] = /^(\w+) +(\S+)$/.exec(authorization) ?? []
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() !== 'basic') return undefined
  try {
    const bytes = Uint8Array.from(atob(value), (character) => character.charCodeAt(0))
    const pair = new TextDecoder().decode(bytes)
    return pair.slice(pair.indexOf(':') + 1)
  } catch {
    return undefined
  }
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

/** Compares in a time that depends on neither text: the hashes are equally long and all read. */
async function isSameSecret(a: string, b: string): Promise<boolean> {
  const [hashA, hashB] = await Promise.all([digest(a), digest(b)])
  let difference = 0
  hashA.forEach((byte, index) => {
    difference |= byte ^ (hashB[index] ?? 0)
  })
  return difference === 0
}

/** Tells whether an `Authorization` header carries the admin token. */
export async function hasAdminToken(authorization: string, adminToken: string): Promise<boolean> {
  const secret = secretOf(authorization)
  return secret !== undefined && isSameSecret(secret, adminToken)
}
