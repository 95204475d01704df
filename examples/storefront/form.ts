/** One field of a form: how it is drawn, and what it accepts. */
export interface Field {
  name: string
  label: string
  type?: 'text' | 'email' | 'tel' | 'password' | 'textarea' | 'select'
  autocomplete?: string
  inputmode?: 'numeric'
  hint?: string
  /** Values and labels of a `select`. */
  choices?: readonly (readonly [value: string, label: string])[]
  /** What is wrong with a value, in a sentence; `undefined` when nothing is. */
  check(value: string): string | undefined
}

/** A form as filled in: its values, and what is wrong with them by field name. */
export interface Filled {
  values: Record<string, string>
  problems: Record<string, string>
}

/** Reads a submitted form or JSON body field by field; what is not a field is ignored. */
export function readForm(fields: readonly Field[], input: unknown): Filled {
  const given = (typeof input === 'object' && input !== null ? input : {}) as Record<
    string,
    unknown
  > // an object or nothing, by the check before
  const filled: Filled = { values: {}, problems: {} }
  for (const { name, check } of fields) {
    const value = given[name]
    const text = typeof value === 'string' ? value.trim().slice(0, 2_000) : ''
    filled.values[name] = text
    const problem = check(text)
    if (problem) filled.problems[name] = problem
  }
  return filled
}

/** Tells whether a form can be used as it is. */
export const isValid = ({ problems }: Filled): boolean => Object.keys(problems).length === 0

/** A form nobody has filled in yet, or one shown again with what is known. */
export const unfilled = (values: Record<string, string> = {}): Filled => ({ values, problems: {} })

/** Accepts any text but an empty one. */
export const required = (message: string) => (value: string) => (value ? undefined : message)

/** Accepts what looks like an e-mail address. */
export const isEmail = (value: string) =>
  /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(value)
    ? undefined
    : 'Enter an e-mail address, such as ada@example.com.'
