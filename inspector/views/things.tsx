/** What accounts have, by collection. */
import { type Signal, useSignal } from '@preact/signals'
import type { AnswerOf, Facts, Thing } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { Chip, Code, Empty, Heading, Panel } from '../parts/parts.tsx'
import { useAnswer } from '../parts/use-answer.ts'
import { LifeActs } from './life-acts.tsx'

type Found = AnswerOf<'/_nowhere/state/{collection}'>

export function useFacts(inspector: Inspector): Facts | undefined {
  const at = inspector.at.value
  const past = useAnswer<Facts>(inspector, at === null ? undefined : `state?at=${at}`).answer
  return at === null ? (inspector.facts.value ?? undefined) : past
}

/** What is asked for, of the time that is looked at. */
export function pathOf(inspector: Inspector, path: string, query: Readonly<Record<string, string>>): string {
  const at = inspector.at.value
  return `${path}?${new URLSearchParams({ ...query, ...(at !== null && { at: String(at) }) })}`
}

export function Things({ inspector }: { readonly inspector: Inspector }) {
  const facts = useFacts(inspector)
  const name = useSignal('')
  const owner = useSignal('')
  const search = useSignal('')
  const isOpen = useSignal(false)
  const chosen = useSignal<string | null>(null)
  const collections = facts?.collections ?? []
  // What was made says more than who may ask, which every world begins with.
  const current =
    collections.find((each) => each.name === name.value) ??
    collections.find((each) => each.size > 0 && each.name !== 'accounts') ??
    collections[0]
  const path =
    current &&
    pathOf(inspector, `state/${encodeURIComponent(current.name)}`, {
      ...(owner.value !== '' && { owner: owner.value }),
      ...(search.value !== '' && { search: search.value }),
      ...(isOpen.value && { secrets: 'true' }),
      limit: '500',
    })
  const { answer } = useAnswer<Found>(inspector, path)
  if (current === undefined) return <Empty title="Reading the world." />
  const thing = answer?.things.find(({ id }) => id === chosen.value)
  return (
    <div class={`split ${thing === undefined ? '' : 'has-panel'}`}>
      <section>
        <Heading title="Things">
          <Choices
            current={current}
            facts={facts}
            {...{ owner, search, isOpen }}
            onCollection={(chosenName) => {
              name.value = chosenName
              chosen.value = null
            }}
          />
        </Heading>
        <Rows found={answer} chosen={chosen.value} onChoose={(id) => (chosen.value = id)} />
      </section>
      {thing !== undefined && (
        <Panel title={thing.id} onClose={() => (chosen.value = null)}>
          {thing.life !== null && <LifeActs inspector={inspector} thing={thing} />}
          <p class="faint">{thing.owner === null ? 'It is nobody’s.' : `Of ${thing.owner}.`}</p>
          <Code label="Record" text={JSON.stringify(thing.record, null, 2)} />
        </Panel>
      )}
    </div>
  )
}

interface ChoicesProps {
  readonly current: Facts['collections'][number]
  readonly facts: Facts | undefined
  readonly owner: Signal<string>
  readonly search: Signal<string>
  /** Whether values that are write-only are shown. */
  readonly isOpen: Signal<boolean>
  readonly onCollection: (name: string) => void
}

/** Which things are shown. */
function Choices({ current, facts, owner, search, isOpen, onCollection }: ChoicesProps) {
  return (
    <>
      <select
        aria-label="Collection"
        value={current.name}
        onChange={(event) => onCollection(event.currentTarget.value)}
      >
        {facts?.collections.map((each) => (
          <option key={each.name} value={each.name}>
            {each.name} ({each.size})
          </option>
        ))}
      </select>
      <select
        aria-label="Account or team"
        value={owner.value}
        onChange={(event) => (owner.value = event.currentTarget.value)}
      >
        <option value="">Everybody</option>
        {facts?.owners.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <input
        type="search"
        aria-label="Search things"
        placeholder="Search"
        value={search.value}
        onInput={(event) => (search.value = event.currentTarget.value)}
      />
      {current.hasSecrets && (
        <label class="check">
          <input
            type="checkbox"
            checked={isOpen.value}
            onChange={(event) => (isOpen.value = event.currentTarget.checked)}
          />
          Show values
        </label>
      )}
    </>
  )
}

interface RowsProps {
  readonly found: Found | undefined
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function Rows({ found, chosen, onChoose }: RowsProps) {
  if (found === undefined) return null
  if (found.things.length === 0)
    return (
      <Empty title="Nothing is here.">
        <p>
          Make one with a request, or fill the world: <code>npx nowhere-kit ctl populate 10</code>.
        </p>
      </Empty>
    )
  const columns = columnsOf(found.things)
  const hasLife = found.things.some(({ life }) => life !== null)
  return (
    <div class="table" tabIndex={0} role="group" aria-label="Table">
      <table>
        <thead>
          <tr>
            <th scope="col">Id</th>
            <th scope="col">Owner</th>
            {hasLife && <th scope="col">State</th>}
            {columns.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.things.map((thing) => (
            <tr key={thing.id} class={thing.id === chosen ? 'chosen' : ''}>
              <td>
                <button
                  type="button"
                  class="text mono"
                  aria-expanded={thing.id === chosen}
                  onClick={() => onChoose(thing.id)}
                >
                  {shortId(thing.id)}
                </button>
              </td>
              <td>{thing.owner ?? ''}</td>
              {hasLife && <td>{thing.life !== null && <Chip kind="state">{thing.life.state}</Chip>}</td>}
              {columns.map((name) => (
                <td key={name} class="mono">
                  {shown((thing.record as Readonly<Record<string, unknown>>)[name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {found.total > found.things.length && (
        <p class="faint pad">
          The first {found.things.length} of {found.total}. Search to see others.
        </p>
      )}
    </div>
  )
}

/** A thing of a document has JSON as its id, whose last part is its key. */
export function shortId(id: string): string {
  try {
    const parts: unknown = JSON.parse(id)
    return Array.isArray(parts) ? parts.slice(1).join(' / ') : id
  } catch {
    return id
  }
}

const usual = [
  'name',
  'username',
  'slug',
  'title',
  'key',
  'alias',
  'value',
  'token',
  'cn',
  'host',
  'subdomain',
  'type',
  'status',
  'email',
  'role',
]

/** Members that say most in a line: those that things usually go by, and others that are no objects. */
function columnsOf(things: readonly Thing[]): string[] {
  const names = new Set(
    things
      .slice(0, 50)
      .flatMap(({ record }) =>
        Object.entries(record).flatMap(([name, value]) =>
          typeof value === 'object' || /^id$|Id$/.test(name) ? [] : name,
        ),
      ),
  )
  const known = usual.filter((name) => names.has(name))
  return [...known, ...[...names].filter((name) => !known.includes(name))].slice(0, 4)
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
