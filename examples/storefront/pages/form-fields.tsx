import type { Field, Filled } from '../form.ts'

const Control = ({ field, value }: { field: Field; value: string }) => {
  const { name, type = 'text', autocomplete, inputmode, hint, choices = [] } = field
  const id = `field-${name}`
  const described = [hint && `${id}-hint`, `${id}-problem`].filter(Boolean).join(' ')
  if (type === 'select') {
    return (
      <select id={id} name={name} autocomplete={autocomplete} aria-describedby={described}>
        {choices.map(([choice, label]) => (
          <option value={choice} selected={choice === value}>
            {label}
          </option>
        ))}
      </select>
    )
  }
  if (type === 'textarea') {
    return (
      <textarea id={id} name={name} rows={5} aria-describedby={described}>
        {value}
      </textarea>
    )
  }
  return (
    <input
      id={id}
      name={name}
      type={type}
      // A password is never sent back to the page.
      value={type === 'password' ? '' : value}
      autocomplete={autocomplete}
      inputmode={inputmode}
      aria-describedby={described}
    />
  )
}

/** The fields of a form, with what is wrong with them said under each. */
export const FormFields = ({ fields, filled }: { fields: readonly Field[]; filled: Filled }) => (
  <>
    {fields.map((field) => (
      <div class="field">
        <label for={`field-${field.name}`}>{field.label}</label>
        <Control field={field} value={filled.values[field.name] ?? ''} />
        {field.hint && (
          <p class="muted" id={`field-${field.name}-hint`}>
            {field.hint}
          </p>
        )}
        <p class="problem" id={`field-${field.name}-problem`}>
          {filled.problems[field.name]}
        </p>
      </div>
    ))}
  </>
)
