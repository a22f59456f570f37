/** Where a thing stands in its life, and what one can do about it. */
import type { Thing } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { Chip, formatTime } from '../parts/parts.tsx'

export function LifeActs({ inspector, thing }: { readonly inspector: Inspector; readonly thing: Thing }) {
  const { life, id } = thing
  if (life === null) return null
  const isPast = inspector.at.value !== null
  const act = (verb: string, done: string) => () => void inspector.act('POST', verb, { deployment: id }, done)
  const next = life.step === null ? 'Nothing follows by itself.' : `${life.step} follows${whenOf(life.nextAtMs)}.`
  return (
    <div class="life">
      <p>
        <Chip kind="state">{life.state}</Chip> since {formatTime(life.sinceMs)}. {life.isHeld ? 'It is held. ' : ''}
        {next}
      </p>
      <div class="row wrap">
        <button type="button" disabled={isPast || life.step === null} onClick={act('step', `It is ${life.step} now.`)}>
          Step{life.step === null ? '' : ` to ${life.step}`}
        </button>
        {life.isHeld ? (
          <button type="button" disabled={isPast} onClick={act('release', 'It goes on.')}>
            Release
          </button>
        ) : (
          <button type="button" disabled={isPast} onClick={act('hold', 'It stays in its state.')}>
            Hold
          </button>
        )}
        <button type="button" class="danger" disabled={isPast || !life.canCrash} onClick={act('crash', 'It failed.')}>
          Fail
        </button>
      </div>
    </div>
  )
}

function whenOf(nextAtMs: number | null): string {
  return nextAtMs === null ? ' when it is stepped' : ` at ${formatTime(nextAtMs)}`
}
