/** The clock of the world, and its log: moved forward, and looked back at. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { formatTime, Heading, Table } from '../parts/parts.tsx'
import { useAnswer } from '../parts/use-answer.ts'

type Entry =
  AnswerOf<'/_nowhere/log'> extends infer Log
    ? Log extends { entries: readonly (infer Each)[]; last: number }
      ? Each
      : never
    : never

const shownMax = 100

export function Clock({ inspector }: { readonly inspector: Inspector }) {
  const { clock, facts, at } = inspector
  const last = facts.value?.last ?? 1
  const first = facts.value?.wholeFrom ?? 1
  const shown = at.value ?? last
  const from = Math.max(first, Math.min(shown - Math.floor(shownMax / 2), last - shownMax + 1))
  const { answer } = useAnswer<{ readonly entries: readonly Entry[] }>(inspector, `log?from=${from}`)
  const entries = (answer?.entries ?? []).slice(0, shownMax)
  return (
    <>
      <Heading title="Clock" />
      <div class="cards">
        <Moves inspector={inspector} isFrozen={clock.value?.mode === 'stopped'} />
        <div class="card">
          <h3>Look back</h3>
          <label>
            Entry {shown} of {last}
            <input
              type="range"
              min={first}
              max={last}
              value={shown}
              aria-label="Entry of the log"
              onInput={(event) => {
                const n = Number(event.currentTarget.value)
                at.value = n >= last ? null : n
              }}
            />
          </label>
          <p class="faint">
            Things, life cycles and limits show the world as it was after that entry. Nothing changes by looking.
          </p>
        </div>
      </div>
      <Table label="Log" columns={['Entry', 'Time', 'What']} last="Look" caption="Log of this world, newest first">
        {entries.toReversed().map((entry) => (
          <tr key={entry.n} class={entry.n === shown ? 'chosen' : ''}>
            <td class="mono">{entry.n}</td>
            <td class="mono faint">{formatTime(entry.atMs)}</td>
            <td class="said">{wordsOf(entry)}</td>
            <td>
              <button
                type="button"
                aria-label={`Look at the world after entry ${entry.n}`}
                onClick={() => (at.value = entry.n >= last ? null : entry.n)}
              >
                Look
              </button>
            </td>
          </tr>
        ))}
      </Table>
    </>
  )
}

function Moves({ inspector, isFrozen }: { readonly inspector: Inspector; readonly isFrozen: boolean }) {
  const duration = useSignal('10s')
  const time = useSignal('')
  const move = (body: object, done: string) => void inspector.act('POST', 'clock', body, done)
  return (
    <div class="card">
      <h3>{isFrozen ? 'The clock is frozen' : 'The clock runs'}</h3>
      <div class="row wrap">
        {isFrozen ? (
          <button
            type="button"
            onClick={() => move({ restore: { mode: 'system', ms: 0 } }, 'The clock runs with the time of the system.')}
          >
            Run with the system
          </button>
        ) : (
          <button type="button" class="primary" onClick={() => move({ freeze: true }, 'The clock stands still.')}>
            Freeze
          </button>
        )}
        {['1s', '1m', '1h', '1d'].map((each) => (
          <button
            type="button"
            key={each}
            onClick={() => move({ advance: each }, `The clock went forward by ${each}.`)}
          >
            +{each}
          </button>
        ))}
      </div>
      <form
        class="row wrap"
        onSubmit={(event) => {
          event.preventDefault()
          move({ advance: duration.value }, `The clock went forward by ${duration.value}.`)
        }}
      >
        <label>
          Advance by
          <input value={duration.value} onInput={(event) => (duration.value = event.currentTarget.value)} size={8} />
        </label>
        <button type="submit">Advance</button>
      </form>
      <form
        class="row wrap"
        onSubmit={(event) => {
          event.preventDefault()
          move({ set: time.value }, `It is ${time.value} now.`)
        }}
      >
        <label>
          Set to
          <input
            value={time.value}
            placeholder="2017-02-20T08:00:00Z"
            onInput={(event) => (time.value = event.currentTarget.value)}
            size={22}
          />
        </label>
        <button type="submit" disabled={time.value === ''}>
          Set
        </button>
      </form>
    </div>
  )
}

function wordsOf(entry: Entry): string {
  const told: Readonly<Record<string, unknown>> = { ...entry }
  if (entry.kind === 'control') {
    const given = JSON.stringify(told.arguments)
    return told.act === 'begin'
      ? 'The world began'
      : `${told.act} ${given.length > 120 ? `${given.slice(0, 120)}…` : given}`
  }
  const { method = '', path = '' } = (told.request ?? {}) as Readonly<Record<string, unknown>>
  const { status = '' } = (told.answer ?? {}) as Readonly<Record<string, unknown>>
  return `${method} ${path} answered ${status}`
}
