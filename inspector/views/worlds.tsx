/** Worlds beside the main one: switched, forked, removed. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { Chip, Heading, Table } from '../parts/parts.tsx'
import { useAnswer } from '../parts/use-answer.ts'

export function Worlds({ inspector }: { readonly inspector: Inspector }) {
  const { answer } = useAnswer<AnswerOf<'/_nowhere/worlds'>>(inspector, 'worlds')
  const current = inspector.world.value
  const worlds = [{ name: 'main', entries: null, lastUsed: null }, ...(answer?.worlds ?? [])]
  return (
    <>
      <Heading title="Worlds" />
      <Fork inspector={inspector} />
      <Table label="Worlds" columns={['World', 'Entries', 'Last used', 'Requests are for it with']} last="Do">
        {worlds.map((world) => (
          <tr key={world.name} class={world.name === current ? 'chosen' : ''}>
            <td>
              <strong>{world.name}</strong> {world.name === current && <Chip kind="state">shown</Chip>}
            </td>
            <td>{world.entries ?? ''}</td>
            <td class="faint">{world.lastUsed?.slice(0, 19).replace('T', ' ') ?? ''}</td>
            <td class="mono">{world.name === 'main' ? 'nothing more' : `X-Nowhere-World: ${world.name}`}</td>
            <td class="row">
              <button
                type="button"
                disabled={world.name === current}
                aria-label={`Switch to ${world.name}`}
                onClick={() => inspector.switchTo(world.name)}
              >
                Switch
              </button>
              {world.name !== 'main' && (
                <button
                  type="button"
                  class="danger"
                  disabled={world.name === current}
                  aria-label={`Remove ${world.name}`}
                  onClick={() =>
                    void inspector.act(
                      'DELETE',
                      `worlds/${encodeURIComponent(world.name)}`,
                      undefined,
                      `The world ${world.name} is gone.`,
                    )
                  }
                >
                  Remove
                </button>
              )}
            </td>
          </tr>
        ))}
      </Table>
    </>
  )
}

function Fork({ inspector }: { readonly inspector: Inspector }) {
  const name = useSignal('')
  const current = inspector.world.value
  const fork = async (event: Event): Promise<void> => {
    event.preventDefault()
    const given = name.value
    const done = `The world ${given} begins as ${current} is now.`
    if (await inspector.act('POST', 'worlds', { name: given, from: current }, done)) name.value = ''
  }
  return (
    <form class="card row wrap bottom" onSubmit={(event) => void fork(event)}>
      <label>
        Name of the new world
        <input value={name.value} onInput={(event) => (name.value = event.currentTarget.value)} />
      </label>
      <button type="submit" class="primary" disabled={name.value === ''}>
        Fork {current}
      </button>
    </form>
  )
}
