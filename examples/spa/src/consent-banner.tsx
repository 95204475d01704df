/** @jsxImportSource react */
import { type Decision, decide } from './decision.ts'

/** Asks whether the visit may be recorded; both answers are one press away. */
export function ConsentBanner({ onDecided }: { onDecided: () => void }) {
  function answer(decision: Decision): void {
    decide(decision)
    onDecided()
  }
  return (
    <section className="consent" aria-label="Privacy">
      <p>
        <strong>May we see which pages help you?</strong> We would remember this browser and record
        what you look at and put into the cart. Nothing is recorded until you accept.
      </p>
      <div className="actions">
        <button type="button" onClick={() => answer('denied')}>
          Decline
        </button>
        <button type="button" onClick={() => answer('granted')}>
          Accept
        </button>
      </div>
    </section>
  )
}
