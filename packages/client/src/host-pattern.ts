/**
 * Tells whether a host is among those named, each as it is (`localhost`) or with all below it
 * (`*.staging.example`, which is not `staging.example` itself).
 *
 * @param host - In lower case and without a port, as `location.hostname` has it.
 */
export function isHostIn(host: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const name = pattern.toLowerCase()
    return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name
  })
}
