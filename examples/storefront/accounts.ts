import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { type Field, isEmail, required } from './form.ts'

/** A customer who can log in. */
export interface Account {
  /** Lower case; there is one account per address. */
  email: string
  name: string
  /** Salt and scrypt hash, both in hexadecimal. */
  password: { salt: string; hash: string }
  orderIds: readonly string[]
}

const email: Field = {
  name: 'email',
  label: 'E-mail',
  type: 'email',
  autocomplete: 'email',
  check: isEmail,
}

/** The log-in form. */
export const LOGIN_FIELDS: readonly Field[] = [
  email,
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    autocomplete: 'current-password',
    check: required('Enter your password.'),
  },
]

/** The form for a new account. */
export const REGISTER_FIELDS: readonly Field[] = [
  { name: 'name', label: 'Name', autocomplete: 'name', check: required('Enter your name.') },
  email,
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    autocomplete: 'new-password',
    hint: 'Ten characters or more.',
    check: (value) => (value.length >= 10 ? undefined : 'Choose ten characters or more.'),
  },
]

const hash = (password: string, salt: string) => scryptSync(password, salt, 32)

/** An account that has not ordered yet. */
export function createAccount(name: string, email: string, password: string): Account {
  const salt = randomBytes(16).toString('hex')
  return {
    name,
    email: email.toLowerCase(),
    password: { salt, hash: hash(password, salt).toString('hex') },
    orderIds: [],
  }
}

/** Tells whether this is the account's password. */
export const isPassword = ({ password }: Account, candidate: string): boolean =>
  timingSafeEqual(hash(candidate, password.salt), Buffer.from(password.hash, 'hex'))
