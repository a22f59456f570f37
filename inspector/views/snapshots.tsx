/** Snapshots under names, and the way back to them and to the start. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { Empty, Heading, Table } from '../parts/parts.tsx'
import { useAnswer } from '../parts/use-answer.ts'

export function Snapshots({ inspector }: { readonly inspector: Inspector }) {
  const { answer } = useAnswer<AnswerOf<'/_nowhere/snapshots'>>(inspector, 'snapshots')
  const name = useSignal('')
  const snapshots = answer?.snapshots ?? []
  const pathTo = (each: string): string => `snapshots/${encodeURIComponent(each)}`
  const take = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (await inspector.act('PUT', pathTo(name.value), undefined, `The snapshot ${name.value} is taken.`))
      name.value = ''
  }
  return (
    <>
      <Heading title="Snapshots">
        <Reset inspector={inspector} />
      </Heading>
      <form class="card row wrap bottom" onSubmit={(event) => void take(event)}>
        <label>
          Name of the snapshot
          <input value={name.value} onInput={(event) => (name.value = event.currentTarget.value)} />
        </label>
        <button type="submit" class="primary" disabled={name.value === ''}>
          Take snapshot
        </button>
      </form>
      {snapshots.length === 0 ? (
        <Empty title="No snapshot was taken.">
          <p>Take one before you try something: it brings the world back to where it is now.</p>
        </Empty>
      ) : (
        <Table label="Snapshots" columns={['Snapshot', 'Taken', 'Records']} last="Do">
          {snapshots.map((each) => (
            <tr key={each.name}>
              <td>{each.name}</td>
              <td class="faint">{each.takenAt.slice(0, 19).replace('T', ' ')}</td>
              <td>{each.records}</td>
              <td class="row">
                <button
                  type="button"
                  aria-label={`Restore ${each.name}`}
                  onClick={() =>
                    void inspector.act(
                      'POST',
                      `${pathTo(each.name)}/restore`,
                      undefined,
                      `The world is as it was in ${each.name}.`,
                    )
                  }
                >
                  Restore
                </button>
                <button
                  type="button"
                  class="danger"
                  aria-label={`Remove ${each.name}`}
                  onClick={() =>
                    void inspector.act('DELETE', pathTo(each.name), undefined, `The snapshot ${each.name} is gone.`)
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

/** Asks once more: what happened since the start is lost with it. */
function Reset({ inspector }: { readonly inspector: Inspector }) {
  const isAsking = useSignal(false)
  if (!isAsking.value)
    return (
      <button type="button" onClick={() => (isAsking.value = true)}>
        Reset the world
      </button>
    )
  return (
    <>
      <span>All that happened since the start is undone.</span>
      <button
        type="button"
        class="danger"
        onClick={() => {
          isAsking.value = false
          void inspector.act('POST', 'reset', undefined, 'The world is back at its start.')
        }}
      >
        Reset now
      </button>
      <button type="button" onClick={() => (isAsking.value = false)}>
        Keep
      </button>
    </>
  )
}
