/** Ways of showing the stages, as links; one of them is the present one. */
export interface SchemeLinksProps {
  basePath: string
  /** By the name that `?stages=` takes. */
  names: readonly string[]
  current: string | undefined
}

const LABELS: ReadonlyMap<string, string> = new Map([
  ['five', 'five'],
  ['four', 'four'],
  ['three', 'three'],
  ['before_during_after', 'before, during, after'],
])

/** Lets a reader choose how many stages the map tells apart; nothing where there is no choice. */
export function SchemeLinks({ basePath, names, current }: SchemeLinksProps) {
  if (names.length < 2) return null
  return (
    <nav class="schemes" aria-label="Stages shown">
      <span>Stages:</span>
      {names.map((name) => (
        <a
          href={`${basePath || '/'}?stages=${encodeURIComponent(name)}`}
          {...(name === current ? { 'aria-current': 'true' } : {})}
        >
          {LABELS.get(name) ?? name.replaceAll('_', ' ')}
        </a>
      ))}
    </nav>
  )
}
