/** What goes wrong on purpose: ordered, met, and taken back. */
import type { AnswerOf, Fault } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { Empty, Heading, Table } from '../parts/parts.tsx'
import { useAnswer } from '../parts/use-answer.ts'
import { FaultOrder } from './fault-order.tsx'

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
      <FaultOrder inspector={inspector} />
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
