/** Each life cycle as a diagram, and where everything stands in it. */
import { useSignal } from '@preact/signals'
import type { AnswerOf, Collection, LifeCycle, Thing } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { Chip, Empty, formatDuration, formatTime, Heading, Table } from '../parts/parts.tsx'
import { useAnswer } from '../parts/use-answer.ts'
import { Diagram } from './diagram.tsx'
import { LifeActs } from './life-acts.tsx'
import { pathOf, shortId, useFacts } from './things.tsx'

export function Lives({ inspector }: { readonly inspector: Inspector }) {
  const facts = useFacts(inspector)
  const living = facts?.collections.filter(({ lifeCycle }) => lifeCycle !== null) ?? []
  if (facts === undefined) return <Empty title="Reading the world." />
  if (living.length === 0)
    return (
      <>
        <Heading title="Life cycles" />
        <Empty title="Nothing of this document has states that follow each other.">
          <p>A schema of a state with x-life-cycle, or a create that is answered 202, makes some.</p>
        </Empty>
      </>
    )
  return (
    <>
      {living.map((collection) => (
        <Lived key={collection.name} inspector={inspector} collection={collection} />
      ))}
    </>
  )
}

function Lived({ inspector, collection }: { readonly inspector: Inspector; readonly collection: Collection }) {
  const chosen = useSignal<string | null>(null)
  const path = pathOf(inspector, `state/${encodeURIComponent(collection.name)}`, { limit: '200' })
  const { answer } = useAnswer<AnswerOf<'/_nowhere/state/{collection}'>>(inspector, path)
  const things = answer?.things.filter(({ life }) => life !== null) ?? []
  const thing = things.find(({ id }) => id === chosen.value) ?? (things.length === 1 ? things[0] : undefined)
  const { lifeCycle } = collection
  if (lifeCycle === null) return null
  const counts = new Map<string, number>()
  for (const { life } of things) if (life !== null) counts.set(life.state, (counts.get(life.state) ?? 0) + 1)
  return (
    <section class="pad-below">
      <Heading title={`Life cycle of ${collection.name}`}>
        <span class="faint">{things.length} alive</span>
      </Heading>
      <Diagram cycle={lifeCycle} state={thing?.life?.state} counts={counts} />
      {thing !== undefined && (
        <div class="card">
          <h3>{nameOf(thing)}</h3>
          <LifeActs inspector={inspector} thing={thing} />
          <Ways cycle={lifeCycle} state={thing.life?.state ?? ''} />
        </div>
      )}
      {things.length === 0 ? (
        <Empty title={`There are no ${collection.name} yet.`}>
          <p>Create one with a request: its state shows here, and can be held, stepped and failed.</p>
        </Empty>
      ) : (
        <Table label="Life cycles" columns={['Which', 'Owner', 'State', 'Since', 'Next']}>
          {things.map((each) => (
            <Row key={each.id} thing={each} isChosen={each === thing} onChoose={() => (chosen.value = each.id)} />
          ))}
        </Table>
      )}
    </section>
  )
}

function nameOf({ id, record }: Thing): string {
  const { name } = record as Readonly<Record<string, unknown>>
  return typeof name === 'string' ? `${name} (${shortId(id)})` : shortId(id)
}

interface RowProps {
  readonly thing: Thing
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function Row({ thing, isChosen, onChoose }: RowProps) {
  const { life, owner } = thing
  if (life === null) return null
  return (
    <tr class={isChosen ? 'chosen' : ''}>
      <td>
        <button type="button" class="text mono" aria-expanded={isChosen} onClick={onChoose}>
          {nameOf(thing)}
        </button>
      </td>
      <td>{owner ?? ''}</td>
      <td>
        <Chip kind="state">{life.state}</Chip> {life.isHeld && <Chip kind="warn">held</Chip>}
      </td>
      <td class="mono faint">{formatTime(life.sinceMs).slice(0, 19)}</td>
      <td>
        {life.step === null
          ? 'nothing'
          : life.nextAtMs === null
            ? `${life.step}, when stepped`
            : `${life.step} at ${formatTime(life.nextAtMs).slice(11, 19)}`}
      </td>
    </tr>
  )
}

/** What can happen from a state. */
function Ways({ cycle, state }: { readonly cycle: LifeCycle; readonly state: string }) {
  const ways = cycle.transitions.filter(({ from }) => from === state)
  if (ways.length === 0) return <p class="faint">{state} is final: nothing leads out of it.</p>
  return (
    <ul>
      {ways.map(({ to, on, afterMs }) => (
        <li key={`${to} ${on}`}>
          to <strong>{to}</strong>
          {on === null ? '' : ` on ${on}`}
          {afterMs === null ? '' : ` after ${formatDuration(afterMs)}`}
        </li>
      ))}
    </ul>
  )
}
