import type { Source } from './source.ts'

/** Options for {@link lateSource}. */
export interface LateSourceOptions {
  /** Fetches at once what the page cannot wait for. @defaultValue `false`: after `load` */
  isUrgent?: boolean
}

/**
 * A source that is fetched once the page has loaded, so that observing costs nothing before.
 *
 * @param name - Name of the source.
 * @param load - Fetches it; one that does not come, or cannot start, costs only what it would have
 *   recorded.
 */
export function lateSource(
  name: string,
  load: () => Promise<Source>,
  { isUrgent = false }: LateSourceOptions = {},
): Source {
  return {
    name,
    start(host) {
      const { window } = host
      let stop: (() => void) | undefined
      let isStopped = false
      const onLoad = () => {
        load()
          .then((source) => {
            if (!isStopped) stop = source.start(host)
          })
          // Nobody hears of it: to the page, neither a file nor a start that fails is an error.
          .catch(() => {})
      }
      if (isUrgent || window.document.readyState === 'complete') onLoad()
      else window.addEventListener('load', onLoad, { once: true })
      return () => {
        isStopped = true
        window.removeEventListener('load', onLoad)
        stop?.()
      }
    },
  }
}
