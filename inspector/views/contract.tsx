/** The document, operation by operation: what is required, where that comes from, and what this session exercised of it. */
import { useSignal } from '@preact/signals'
import type { AnswerOf, Operation } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { Chip, Empty, Heading, Panel, Table } from '../parts/parts.tsx'
import { useAnswer } from '../parts/use-answer.ts'

export function Contract({ inspector }: { readonly inspector: Inspector }) {
  const { answer } = useAnswer<AnswerOf<'/_nowhere/contract'>>(inspector, 'contract')
  const search = useSignal('')
  const which = useSignal('All operations')
  const chosen = useSignal<string | null>(null)
  const all = answer?.operations ?? []
  const wanted = search.value.toLowerCase()
  const found = all
    .filter((each) => which.value === 'All operations' || isExercised(each) === (which.value === 'Exercised'))
    .filter((each) =>
      `${each.id} ${each.method} ${each.path} ${each.system} ${each.requirements.map(({ id }) => id).join(' ')}`
        .toLowerCase()
        .includes(wanted),
    )
  const operation = all.find(({ id }) => id === chosen.value)
  return (
    <div class={`split ${operation === undefined ? '' : 'has-panel'}`}>
      <section>
        <Heading title="Contract">
          <input
            type="search"
            aria-label="Search operations"
            placeholder="Search operation, path, requirement"
            value={search.value}
            onInput={(event) => (search.value = event.currentTarget.value)}
          />
          <select
            aria-label="Which operations"
            value={which.value}
            onChange={(event) => (which.value = event.currentTarget.value)}
          >
            {['All operations', 'Exercised', 'Not exercised'].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
          <span class="faint" role="status">
            {all.filter(isExercised).length} of {all.length} operations exercised
          </span>
        </Heading>
        {found.length === 0 ? (
          <Empty title={all.length === 0 ? 'Reading the document.' : 'No operation fits.'} />
        ) : (
          <Rows operations={found} chosen={chosen.value} onChoose={(id) => (chosen.value = id)} />
        )}
      </section>
      {operation !== undefined && <Details operation={operation} onClose={() => (chosen.value = null)} />}
    </div>
  )
}

function isExercised({ statuses }: Operation): boolean {
  return statuses.some(({ times }) => times > 0)
}

interface RowsProps {
  readonly operations: readonly Operation[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function Rows({ operations, chosen, onChoose }: RowsProps) {
  return (
    <Table label="Operations" columns={['Operation', 'Request', 'Answered', 'Requirements']}>
      {operations.map((operation) => (
        <tr key={operation.id} class={operation.id === chosen ? 'chosen' : ''}>
          <td>
            <button
              type="button"
              class="text"
              aria-expanded={operation.id === chosen}
              onClick={() => onChoose(operation.id)}
            >
              {operation.id}
            </button>
          </td>
          <td class="mono faint">
            {operation.method} {operation.path}
          </td>
          <td>
            {operation.statuses
              .filter(({ times }) => times > 0)
              .map(({ status, times }) => (
                <Chip key={status} kind={status < 400 ? 'good' : 'warn'}>
                  {status} × {times}
                </Chip>
              ))}
          </td>
          <td>{operation.requirements.length === 0 ? '' : operation.requirements.length}</td>
        </tr>
      ))}
    </Table>
  )
}

function Details({ operation, onClose }: { readonly operation: Operation; readonly onClose: () => void }) {
  const { id, method, path, summary, source, requirements, statuses } = operation
  return (
    <Panel title={id} onClose={onClose}>
      <p class="mono">
        {method} {path}
      </p>
      {summary !== '' && <p>{summary}</p>}
      {source !== '' && <p class="faint">Source: {source}.</p>}
      <h3>Statuses</h3>
      <p class="row wrap">
        {statuses.map(({ status, times, isDeclared }) => (
          <Chip key={status} kind={times === 0 ? 'unmet' : isDeclared ? 'good' : 'bad'}>
            {status} {times === 0 ? 'not yet' : `× ${times}`}
          </Chip>
        ))}
      </p>
      {requirements.length > 0 && <h3>Requirements</h3>}
      {requirements.map((each) => (
        <div class="requirement" key={each.id}>
          <p class="row wrap">
            <strong>{each.id}</strong> <Chip kind={each.level === 'MUST' ? 'state' : ''}>{each.level}</Chip>
          </p>
          <p>{each.text}</p>
          <p class="faint">{each.source}</p>
        </div>
      ))}
    </Panel>
  )
}
