/** Rate limits, a meter for each window that runs. */
import type { AnswerOf } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { Empty, formatDuration, formatTime, Heading } from '../parts/parts.tsx'
import { useAnswer } from '../parts/use-answer.ts'
import { pathOf } from './things.tsx'

export function Limits({ inspector }: { readonly inspector: Inspector }) {
  const { answer } = useAnswer<AnswerOf<'/_nowhere/limits'>>(inspector, pathOf(inspector, 'limits', {}))
  return (
    <>
      <Heading title="Rate limits" />
      <div class="cards">
        {answer?.limits.map(({ name, quota, windowMs, windows }) => (
          <section class="card" key={name}>
            <h3>{name}</h3>
            <p class="faint">
              {quota} requests in {formatDuration(windowMs)}, for each token.
            </p>
            {windows.length === 0 && <p class="faint">No window runs: nobody asked of late.</p>}
            {windows.map(({ account, used, resetAtMs }, index) => (
              <Meter key={index} {...{ account, used, quota, resetAtMs }} />
            ))}
          </section>
        ))}
      </div>
      {answer?.limits.length === 0 && (
        <Empty title="This document has no rate limits.">
          <p>
            <code>--rate-limit N</code> gives every operation one.
          </p>
        </Empty>
      )}
    </>
  )
}

interface MeterProps {
  readonly account: string | null
  readonly used: number
  readonly quota: number
  readonly resetAtMs: number
}

function Meter({ account, used, quota, resetAtMs }: MeterProps) {
  const share = Math.min(1, quota === 0 ? 1 : used / quota)
  const name = account ?? 'without a token'
  return (
    <div class="limit">
      <div class="row">
        <span>{name}</span>
        <span class="faint">
          {used} of {quota}, until {formatTime(resetAtMs).slice(11, 19)}
        </span>
      </div>
      <div
        class="meter"
        role="meter"
        aria-label={`Used by ${name}`}
        aria-valuemin={0}
        aria-valuemax={quota}
        aria-valuenow={used}
      >
        <div class={share >= 1 ? 'full' : ''} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  )
}
