/** Requests as they come, one line each, and the one that was chosen in full. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { AnswerOf, RequestLine } from '../control/client.ts'
import type { Inspector } from '../inspector.ts'
import { Chip, Empty, formatTime, Heading } from '../parts/parts.tsx'
import { useVirtualRows } from '../parts/use-virtual-rows.ts'
import { RequestDetails } from './request-details.tsx'

type Lines = AnswerOf<'/_nowhere/requests'>

const outcomes: Readonly<Record<string, (line: RequestLine) => boolean>> = {
  'All outcomes': () => true,
  Successes: ({ status }) => status < 400,
  Refusals: ({ status }) => status >= 400,
  'Near misses': ({ nearMiss }) => nearMiss !== null,
  'With findings': ({ findings }) => findings > 0,
}

export function Requests({ inspector }: { readonly inspector: Inspector }) {
  const lines = useLines(inspector)
  const search = useSignal('')
  const outcome = useSignal('All outcomes')
  const chosen = useSignal<number | null>(null)
  const wanted = search.value.trim().toLowerCase()
  const fits = outcomes[outcome.value] ?? (() => true)
  const found = lines.filter((line) => fits(line) && (wanted === '' || textOf(line).includes(wanted)))
  return (
    <div class={`split ${chosen.value === null ? '' : 'has-panel'}`}>
      <section>
        <Heading title="Requests">
          <input
            type="search"
            aria-label="Search requests"
            placeholder="Path, operation, account, code"
            value={search.value}
            onInput={(event) => {
              search.value = event.currentTarget.value
            }}
          />
          <select
            aria-label="Outcome"
            value={outcome.value}
            onChange={(event) => {
              outcome.value = event.currentTarget.value
            }}
          >
            {Object.keys(outcomes).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          <span class="faint" role="status">
            {found.length} of {lines.length}
          </span>
        </Heading>
        {lines.length === 0 ? (
          <Empty title="Nobody has asked anything yet.">
            <p>Point your front end at this server, or send a request with curl: it shows here as it comes.</p>
          </Empty>
        ) : found.length === 0 ? (
          <Empty title="No request fits.">
            <p>Search for less, or choose all outcomes.</p>
          </Empty>
        ) : (
          <Table lines={found} chosen={chosen.value} onChoose={(ordinal) => (chosen.value = ordinal)} />
        )}
      </section>
      {chosen.value !== null && (
        <RequestDetails inspector={inspector} ordinal={chosen.value} onClose={() => (chosen.value = null)} />
      )}
    </div>
  )
}

/** Newest first. Only what is new is asked for; all of it where the journal was forgotten meanwhile. */
function useLines(inspector: Inspector): readonly RequestLine[] {
  const lines = useSignal<readonly RequestLine[]>([])
  const known = useRef({ world: '', last: 0, isAsking: false })
  const version = inspector.version.value
  const world = inspector.world.value
  useEffect(() => {
    const { current } = known
    if (current.world !== world) {
      Object.assign(current, { world, last: 0, isAsking: false })
      lines.value = []
    }
    if (current.isAsking) return
    current.isAsking = true
    const more = async (): Promise<void> => {
      const { last, first, entries } = await inspector.get<Lines>(`requests?after=${current.last}`)
      if (current.world !== world) return
      if (last < current.last) {
        current.last = 0
        lines.value = []
        return more()
      }
      current.last = last
      const kept = lines.value.filter(({ ordinal }) => ordinal >= first)
      if (entries.length > 0 || kept.length < lines.value.length) lines.value = [...entries.toReversed(), ...kept]
    }
    more()
      .catch(() => undefined)
      .finally(() => {
        current.isAsking = false
      })
  }, [inspector, version, world])
  return lines.value
}

const texts = new WeakMap<RequestLine, string>()

function textOf(line: RequestLine): string {
  const known =
    texts.get(line) ??
    [line.method, line.path, line.query, line.status, line.code, line.operationId, line.account, line.host]
      .join(' ')
      .toLowerCase()
  texts.set(line, known)
  return known
}

interface TableProps {
  readonly lines: readonly RequestLine[]
  readonly chosen: number | null
  readonly onChoose: (ordinal: number) => void
}

const rowHeight = 34

function Table({ lines, chosen, onChoose }: TableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, height } = useVirtualRows(lines.length, rowHeight, scroller)
  return (
    <div class="scroller" ref={scroller} tabIndex={0} role="region" aria-label="Requests, newest first">
      <div role="table" aria-label="Requests" aria-rowcount={lines.length + 1} class="requests">
        <div role="row" class="line head" aria-rowindex={1}>
          {['Time', 'Outcome', 'Request', 'Operation', 'Account', 'Findings'].map((name) => (
            <span role="columnheader" key={name}>
              {name}
            </span>
          ))}
        </div>
        <div role="rowgroup" class="rows" style={{ height: `${height}px` }}>
          {rows.map(({ index, start }) => {
            const line = lines[index]
            return line === undefined ? null : (
              <Line key={line.ordinal} {...{ line, start, index, onChoose }} isChosen={line.ordinal === chosen} />
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface LineProps extends Pick<TableProps, 'onChoose'> {
  readonly line: RequestLine
  readonly start: number
  readonly index: number
  readonly isChosen: boolean
}

function Line({ line, start, index, isChosen, onChoose }: LineProps) {
  const { ordinal, atMs, status, code, method, path, query, operationId, account, nearMiss, findings } = line
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      class={`line ${isChosen ? 'chosen' : ''}`}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span role="cell" class="faint mono">
        {formatTime(atMs).slice(11)}
      </span>
      <span role="cell">
        <Outcome status={status} code={code} />
      </span>
      <span role="cell" class="grow">
        <button type="button" class="text mono" aria-expanded={isChosen} onClick={() => onChoose(ordinal)}>
          {method} {path}
          {query === '' ? '' : `?${query}`}
        </button>
      </span>
      <span role="cell" class={operationId === null ? 'faint' : ''}>
        {operationId ?? 'none'}
      </span>
      <span role="cell" class="faint">
        {account ?? 'nobody'}
      </span>
      <span role="cell">
        {findings > 0 && <Chip kind="bad">{findings}</Chip>}
        {nearMiss !== null && <Chip kind="warn">near miss</Chip>}
      </span>
    </div>
  )
}

export function Outcome({ status, code }: Pick<RequestLine, 'status' | 'code'>) {
  const kind = status < 300 ? 'good' : status < 400 ? '' : status < 500 ? 'warn' : 'bad'
  return (
    <>
      <Chip kind={kind}>{status}</Chip> {code !== null && <span class="code-of">{code}</span>}
    </>
  )
}
