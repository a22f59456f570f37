/** What goes wrong on purpose: ordered, met, and taken back. */
import { useSignal } from '@preact/signals'
import type { AnswerOf, Fault } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { Empty, Heading, Table } from '../parts/parts.tsx'
import { useAnswer } from '../parts/use-answer.ts'

export function Faults({ inspector }: { readonly inspector: Inspector }) {
  const { answer } = useAnswer<AnswerOf<'/_nowhere/faults'>>(inspector, 'faults')
  const faults = answer?.faults ?? []
  return (
    <>
      <Heading title="Faults">
        {faults.length > 0 && (
          <button
            type="button"
            class="danger"
            onClick={() => void inspector.act('DELETE', 'faults', undefined, 'All faults are gone.')}
          >
            Remove all
          </button>
        )}
      </Heading>
      <Order inspector={inspector} />
      {faults.length === 0 ? (
        <Empty title="Nothing goes wrong on purpose.">
          <p>Order a fault above: the next calls of the operation meet it.</p>
        </Empty>
      ) : (
        <Table label="Faults" columns={['Operation', 'What', 'Met', 'Left']} last="Remove">
          {faults.map((fault) => (
            <tr key={fault.id}>
              <td class="mono">{fault.operation}</td>
              <td>{wordsOf(fault)}</td>
              <td>
                {fault.met} of {fault.calls} calls
              </td>
              <td>{fault.left ?? 'no end'}</td>
              <td>
                <button
                  type="button"
                  aria-label={`Remove the fault of ${fault.operation}`}
                  onClick={() =>
                    void inspector.act(
                      'DELETE',
                      `faults/${encodeURIComponent(fault.id)}`,
                      undefined,
                      'The fault is gone.',
                    )
                  }
                >
                  Remove
                </button>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </>
  )
}

function wordsOf({ id, operation, calls, met, left, ...rest }: Fault): string {
  return Object.entries(rest)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}

/** What the kinds of fault are given. */
const kinds: Readonly<Record<string, { readonly label: string; readonly usual: string; made(text: string): object }>> =
  {
    'Answer a status': { label: 'Status', usual: '503', made: (text) => ({ status: Number(text) }) },
    'Answer a code': { label: 'Code', usual: 'internal_server_error', made: (code) => ({ code }) },
    Delay: { label: 'By', usual: '2s', made: (delay) => ({ delay }) },
    'Lose the request': { label: '', usual: '', made: () => ({ drop: 'before' }) },
    'Do the work, lose the answer': { label: '', usual: '', made: () => ({ drop: 'after' }) },
    'Break the JSON': { label: '', usual: '', made: () => ({ malformed: true }) },
  }

function Order({ inspector }: { readonly inspector: Inspector }) {
  const { answer } = useAnswer<AnswerOf<'/_nowhere/contract'>>(inspector, 'contract')
  const operation = useSignal('*')
  const kind = useSignal('Answer a status')
  const text = useSignal('503')
  const times = useSignal('')
  const chosen = kinds[kind.value]
  const order = (event: Event): void => {
    event.preventDefault()
    const bounds = times.value === '' ? {} : { times: Number(times.value) }
    const fault = { operation: operation.value, ...chosen?.made(text.value), ...bounds }
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
      {chosen !== undefined && chosen.label !== '' && (
        <label>
          {chosen.label}
          <input size={12} value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} />
        </label>
      )}
      <label>
        Times
        <input
          size={6}
          inputMode="numeric"
          placeholder="no end"
          value={times.value}
          onInput={(event) => (times.value = event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary">
        Order fault
      </button>
    </form>
  )
}
