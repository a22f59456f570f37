/** A life cycle drawn: a box a state, an arrow a transition, the state of what was chosen marked, with what can come next. */
import type { LifeCycle } from '../control/client.ts'
import { formatDuration } from '../parts/parts.tsx'

interface Props {
  readonly cycle: LifeCycle
  /** Of what was chosen. */
  readonly state: string | undefined
  /** How many are in each. */
  readonly counts: ReadonlyMap<string, number>
}

const box = { width: 168, height: 46, gapX: 108, gapY: 52 }

export function Diagram({ cycle, state, counts }: Props) {
  const places = placesOf(cycle)
  const all = [...places.values()]
  const width = Math.max(...all.map(({ x }) => x)) + box.width + 12
  const height = Math.max(...all.map(({ y }) => y)) + box.height + 40
  const said = cycle.transitions
    .map(({ from, to, on }) => `${from} to ${to}${on === null ? '' : ` on ${on}`}`)
    .join('; ')
  return (
    <div class="diagram" tabIndex={0} role="region" aria-label="Diagram of states">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={`States: ${said}`}>
        <defs>
          {['', '-next'].map((kind) => (
            <marker
              key={kind}
              id={`arrow${kind}`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8z" class={`head${kind}`} />
            </marker>
          ))}
        </defs>
        {cycle.transitions.map((way) => (
          <Arrow key={`${way.from} ${way.to} ${way.on}`} {...{ way, places }} isNext={way.from === state} />
        ))}
        {[...places].map(([name, { x, y }]) => (
          <g key={name} class={`state ${name === state ? 'now' : ''} ${cycle.final.includes(name) ? 'final' : ''}`}>
            <rect x={x} y={y} width={box.width} height={box.height} rx="6" />
            <text x={x + box.width / 2} y={y + (counts.has(name) ? 19 : 28)}>
              {name}
            </text>
            {counts.has(name) && (
              <text x={x + box.width / 2} y={y + 36} class="count">
                {counts.get(name)} here
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}

interface Spot {
  readonly x: number
  readonly y: number
}

/** Column by column along what happens when nothing goes wrong; where one ends that something going wrong leads to stands a row below. */
function placesOf({ states, initial, transitions }: LifeCycle): ReadonlyMap<string, Spot> {
  const main = transitions.filter(({ on }) => on !== 'crash')
  const depths = new Map<string, number>()
  const visit = (name: string, depth: number): void => {
    if (depths.has(name)) return
    depths.set(name, depth)
    for (const { to } of main.filter(({ from }) => from === name)) visit(to, depth + 1)
  }
  visit(initial[0] ?? states[0] ?? '', 0)
  for (const name of initial) visit(name, 0)
  const rest = states.filter((name) => !depths.has(name))
  const spots = new Map<string, Spot>()
  const taken = new Map<number, number>()
  const put = (name: string, column: number, row: number): void => {
    spots.set(name, { x: 6 + column * (box.width + box.gapX), y: 44 + row * (box.height + box.gapY) })
  }
  for (const [name, depth] of depths) {
    const row = taken.get(depth) ?? 0
    taken.set(depth, row + 1)
    put(name, depth, row)
  }
  const rows = Math.max(1, ...taken.values())
  const below = Math.floor((Math.max(0, ...depths.values()) + 1) / 2)
  for (const [index, name] of rest.entries()) put(name, below + index, rows)
  return spots
}

interface ArrowProps {
  readonly way: LifeCycle['transitions'][number]
  readonly places: ReadonlyMap<string, Spot>
  readonly isNext: boolean
}

function Arrow({ way, places, isNext }: ArrowProps) {
  const [from, to] = [places.get(way.from), places.get(way.to)]
  if (from === undefined || to === undefined) return null
  const label = [way.on, way.afterMs === null ? null : formatDuration(way.afterMs)]
    .filter((each) => each !== null)
    .join(', ')
  const kind = isNext ? '-next' : ''
  const middle = box.height / 2
  if (from.y !== to.y) {
    const [x1, x2] = [from.x + box.width / 2, to.x + box.width / 2]
    return (
      <path
        class={`way${kind}`}
        marker-end={`url(#arrow${kind})`}
        d={`M${x1} ${from.y + box.height} C${x1} ${to.y - 18} ${x2} ${from.y + box.height + 18} ${x2} ${to.y}`}
      >
        <title>{`${way.from} to ${way.to}: ${label}`}</title>
      </path>
    )
  }
  const isForth = to.x > from.x
  const [x1, x2] = isForth ? [from.x + box.width, to.x] : [from.x + box.width / 2, to.x + box.width / 2]
  const isNear = isForth && x2 - x1 <= box.gapX
  const y = from.y + (isForth ? middle : 0)
  const d = isNear
    ? `M${x1} ${y} L${x2} ${y}`
    : `M${x1} ${isForth ? y : from.y} C${x1} ${from.y - 34} ${x2} ${from.y - 34} ${x2} ${isForth ? y : from.y}`
  return (
    <g>
      <path class={`way${kind}`} marker-end={`url(#arrow${kind})`} d={d} />
      <text class="label" x={(x1 + x2) / 2} y={isNear ? y - 7 : from.y - 29}>
        {label}
      </text>
    </g>
  )
}
