/** Path templates as a tree of segments: a request is matched in as many steps as its path has, whatever the number of operations. */
import type { Contract, Operation, System } from '../../spec/contract.ts'
import { asSent, isWhole, matchSegment, readSegmentPattern, type SegmentPattern } from '../../spec/path-segment.ts'

interface Node {
  readonly named: Map<string, Node>
  /** Segments of texts and parameters, those with the longest texts first. */
  readonly mixed: Mixed[]
  parameter: Node | null
  /** What ends here, by method. */
  readonly routes: Map<string, Route>
  /** Whose path it is: the paths of systems do not collide. */
  system: System | null
  /** The systems that have a path whose static segments lead here. */
  readonly leadsTo: Set<System>
}

interface Mixed {
  readonly pattern: SegmentPattern
  readonly node: Node
}

interface Route {
  readonly operation: Operation
  readonly parameterNames: readonly string[]
}

export interface Match {
  readonly system: System
  readonly routes: ReadonlyMap<string, Route>
  /** Values of the parameters in their order, as they came. */
  readonly values: readonly string[]
}

export interface Router {
  /** The templates that the path fits; static segments win over mixed ones, and those over parameters. */
  match(path: string): Match | undefined
  /** The system whose paths share most leading segments with the path; the first one when none does. */
  nearestSystem(path: string): System
}

export function createRouter(contract: Contract): Router {
  const root = createNode()
  for (const operation of Object.values(contract.operations)) {
    const system = contract.systems.find(({ name }) => name === operation.system)
    if (system === undefined) throw new Error(`no system ${operation.system} in the document`)
    for (const template of [operation.path, ...operation.alsoAt]) addRoute(root, template, operation, system)
  }
  const [first] = contract.systems
  if (first === undefined) throw new Error('a contract without a system')

  return {
    match(path) {
      const match = matchWhole(root, path)
      if (match !== undefined || !path.endsWith('/')) return match
      const shorter = matchWhole(root, path.slice(0, -1))
      return shorter?.system.ignoresTrailingSlash ? shorter : undefined
    },
    nearestSystem(path) {
      const { leadsTo } = deepest(root, path.split('/'))
      return contract.systems.find((system) => leadsTo.has(system)) ?? first
    },
  }
}

function matchWhole(root: Node, path: string): Match | undefined {
  const values: string[] = []
  const node = descend(root, path.split('/'), 1, values)
  return node === undefined || node.system === null ? undefined : { system: node.system, routes: node.routes, values }
}

function createNode(): Node {
  return { named: new Map(), mixed: [], parameter: null, routes: new Map(), system: null, leadsTo: new Set() }
}

function addRoute(root: Node, template: string, operation: Operation, system: System): void {
  const parameterNames: string[] = []
  let node = root
  for (const segment of template.split('/').slice(1)) {
    const pattern = readSegmentPattern(segment)
    if (pattern !== undefined) {
      parameterNames.push(...pattern.names)
      node = isWhole(pattern) ? parameterNode(node) : mixedNode(node, pattern)
    } else {
      const name = asSent(segment)
      const next = node.named.get(name) ?? createNode()
      node.named.set(name, next)
      node = next
      if (parameterNames.length === 0) node.leadsTo.add(system)
    }
  }
  node.routes.set(operation.method, { operation, parameterNames })
  node.system = system
}

function parameterNode(node: Node): Node {
  node.parameter ??= createNode()
  return node.parameter
}

function mixedNode({ mixed }: Node, pattern: SegmentPattern): Node {
  // Parameters may have other names for other methods.
  const known = mixed.find(({ pattern: { texts } }) => texts.join('{}') === pattern.texts.join('{}'))
  if (known !== undefined) return known.node
  const node = createNode()
  mixed.push({ pattern, node })
  mixed.sort((one, other) => lengthOf(other.pattern) - lengthOf(one.pattern))
  return node
}

function lengthOf({ texts }: SegmentPattern): number {
  return texts.join('').length
}

function descend(node: Node, segments: readonly string[], depth: number, values: string[]): Node | undefined {
  const segment = segments[depth]
  if (segment === undefined) return node.routes.size > 0 ? node : undefined
  const named = node.named.get(segment)
  const found = named && descend(named, segments, depth + 1, values)
  if (found !== undefined) return found
  for (const mixed of node.mixed) {
    const below = descendMixed(mixed, segments, depth, values)
    if (below !== undefined) return below
  }
  if (node.parameter === null || segment === '') return undefined
  values.push(segment)
  const below = descend(node.parameter, segments, depth + 1, values)
  if (below === undefined) values.pop()
  return below
}

function descendMixed(
  { pattern, node }: Mixed,
  segments: readonly string[],
  depth: number,
  values: string[],
): Node | undefined {
  const own = matchSegment(segments[depth] ?? '', pattern)
  if (own === undefined) return undefined
  values.push(...own)
  const below = descend(node, segments, depth + 1, values)
  if (below === undefined) values.length -= own.length
  return below
}

/** How far a path goes along static segments. */
function deepest(root: Node, segments: readonly string[]): Node {
  let node = root
  for (let depth = 1; depth < segments.length; depth++) {
    const next = node.named.get(segments[depth] ?? '')
    if (next === undefined) break
    node = next
  }
  return node
}
