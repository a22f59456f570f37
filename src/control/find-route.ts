/** Finds what the control API is asked; what it does not have is refused with what it has. */
import type { Received } from '../platform.ts'
import { ControlError } from './control-error.ts'
import type { PathParameters, Route } from './route.ts'
import { routes } from './routes.ts'

export interface Found {
  readonly route: Route
  readonly parameters: PathParameters
}

/** @throws ControlError NOT_FOUND, METHOD_NOT_ALLOWED */
export function findRoute({ method, path }: Pick<Received, 'method' | 'path'>): Found {
  const place = placeOf(path)
  if (place === undefined) {
    throw new ControlError(
      404,
      'NOT_FOUND',
      `There is no ${JSON.stringify(path)}; there is ${Object.keys(routes).join(', ')}.`,
    )
  }
  const { methods, parameters } = place
  const name = method === 'HEAD' ? 'GET' : method
  const route = Object.hasOwn(methods, name) ? methods[name] : undefined
  if (route !== undefined) return { route, parameters }
  const allow = Object.keys(methods).join(', ')
  throw new ControlError(405, 'METHOD_NOT_ALLOWED', `${path} takes ${allow}.`, { Allow: allow })
}

interface Place {
  readonly methods: Readonly<Record<string, Route>>
  readonly parameters: PathParameters
}

function placeOf(path: string): Place | undefined {
  const methods = Object.hasOwn(routes, path) ? routes[path] : undefined
  if (methods !== undefined) return { methods, parameters: {} }
  for (const { names, expression, methods } of templates) {
    const values = expression.exec(path)?.slice(1)
    if (values !== undefined)
      return { methods, parameters: Object.fromEntries(values.map((value, at) => [names[at] ?? '', decoded(value)])) }
  }
  return undefined
}

/** The paths that have parameters. */
const templates = Object.entries(routes)
  .filter(([path]) => path.includes('{'))
  .map(([path, methods]) => ({
    methods,
    names: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
    expression: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
  }))

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new ControlError(
      400,
      'INVALID_PATH',
      `The path holds ${JSON.stringify(segment)}, which is not percent-encoded.`,
    )
  }
}
