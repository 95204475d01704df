import { type MetricType, onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals'
import type { Source } from './source.ts'

const METRICS = [onCLS, onFCP, onINP, onLCP, onTTFB]

/**
 * Records Core Web Vitals, each once its value is final, as `web_vital` touchpoints with `name`,
 * `value` (milliseconds; a score for CLS), `rating` and `navigationType` in `props`.
 *
 * @remarks CLS and INP are of the whole document, and final when the page hides: in a single-page
 * app they carry the address of the last route, wherever they arose.
 */
export function webVitals(): Source {
  return {
    name: 'web_vitals',
    start(host) {
      let isStopped = false
      function report({ name, value, rating, navigationType }: MetricType): void {
        if (isStopped) return
        host.record(
          'web_vital',
          { props: { name, value, rating, navigationType } },
          { source: 'event' },
        )
      }
      // The library has no way to stop listening; it only stops telling.
      for (const onMetric of METRICS) onMetric(report)
      return () => {
        isStopped = true
      }
    },
  }
}
