/** What an `Authorization` header carries. */
export interface Credentials {
  /** User name of Basic; empty with a Bearer token. */
  name: string
  /** The token, or the password; may be empty. */
  secret: string
}

// Longer than any secret; patterns never see more.
const MAX_LENGTH = 2_048

/** Reads an `Authorization` header: a Bearer token, or Basic. */
export function readCredentials(authorization: string): Credentials | undefined {
  const short = authorization.slice(0, MAX_LENGTH)
  const [, scheme = '', value = ''] = /^(\w+) +(\S+)$/.exec(short) ?? []
  if (scheme.toLowerCase() === 'bearer') return { name: '', secret: value }
  if (scheme.toLowerCase() !== 'basic') return undefined
  try {
    const bytes = Uint8Array.from(atob(value), (character) => character.charCodeAt(0))
    const [name = '', ...rest] = new TextDecoder().decode(bytes).split(':')
    return { name, secret: rest.join(':') }
  } catch {
    return undefined
  }
}
