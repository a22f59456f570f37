/** The form that orders a fault: of which operation, what happens, and which of its calls meet it. */
import { type Signal, useSignal } from '@preact/signals'
import type { AnswerOf } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { useAnswer } from '../parts/use-answer.ts'

interface Kind {
  /** Of what it is given, if it is given something. */
  readonly label?: string
  readonly usual?: string
  made(text: string): object
}

const kinds: Readonly<Record<string, Kind>> = {
  'Answer a status': { label: 'Status', usual: '503', made: (text) => ({ status: Number(text) }) },
  'Answer a code': { label: 'Code', usual: 'internal_server_error', made: (code) => ({ code }) },
  Delay: { label: 'By', usual: '2s', made: (delay) => ({ delay }) },
  'Lose the request': { made: () => ({ drop: 'before' }) },
  'Do the work, lose the answer': { made: () => ({ drop: 'after' }) },
  'Cut the answer off': { label: 'After bytes', usual: '20', made: (text) => ({ truncate: Number(text) }) },
  'Break the JSON': { made: () => ({ malformed: true }) },
}

/** What narrows the calls that meet it; one that is left empty does not. */
const bounds = {
  times: { label: 'Times', empty: 'no end', read: Number },
  after: { label: 'After calls', empty: '0', read: Number },
  every: { label: 'Every nth', empty: '1', read: Number },
  probability: { label: 'Probability', empty: '1', read: Number },
  until: { label: 'Until', empty: '2030-01-01T00:00:00Z', read: String },
  account: { label: 'Account', empty: 'everybody', read: String },
}
type Bound = keyof typeof bounds
const names = Object.keys(bounds) as Bound[]

export function FaultOrder({ inspector }: { readonly inspector: Inspector }) {
  const { answer } = useAnswer<AnswerOf<'/_nowhere/contract'>>(inspector, 'contract')
  const operation = useSignal('*')
  const kind = useSignal('Answer a status')
  const text = useSignal('503')
  const given = useSignal<Partial<Record<Bound, string>>>({})
  const chosen = kinds[kind.value]
  const order = (event: Event): void => {
    event.preventDefault()
    const bound = names.flatMap((name) => {
      const typed = given.value[name] ?? ''
      return typed === '' ? [] : [[name, bounds[name].read(typed)]]
    })
    const fault = { operation: operation.value, ...chosen?.made(text.value), ...Object.fromEntries(bound) }
    void inspector.act('POST', 'faults', fault, 'The fault is ordered.')
  }
  return (
    <form class="card row wrap bottom" onSubmit={order}>
      <label>
        Operation
        <select value={operation.value} onChange={(event) => (operation.value = event.currentTarget.value)}>
          <option value="*">all (*)</option>
          {answer?.operations.map(({ id }) => (
            <option key={id}>{id}</option>
          ))}
        </select>
      </label>
      <label>
        What happens
        <select
          value={kind.value}
          onChange={(event) => {
            kind.value = event.currentTarget.value
            text.value = kinds[kind.value]?.usual ?? ''
          }}
        >
          {Object.keys(kinds).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      {chosen?.label !== undefined && (
        <label>
          {chosen.label}
          <input size={12} value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} />
        </label>
      )}
      {names.map((name) => (
        <BoundField key={name} name={name} given={given} />
      ))}
      <button type="submit" class="primary">
        Order fault
      </button>
    </form>
  )
}

function BoundField({ name, given }: { readonly name: Bound; readonly given: Signal<Partial<Record<Bound, string>>> }) {
  const { label, empty, read } = bounds[name]
  return (
    <label>
      {label}
      <input
        size={name === 'until' ? 20 : 8}
        {...(read === Number && { inputMode: 'decimal' as const })}
        placeholder={empty}
        value={given.value[name] ?? ''}
        onInput={(event) => (given.value = { ...given.value, [name]: event.currentTarget.value })}
      />
    </label>
  )
}
