/**
 * The ways in which mutants break a target: by changing a request before it arrives, an answer before it leaves, or by not asking the
 * target at all. They know requests and answers only, so that they break any target alike.
 */
import type { Wrap } from './mutant.ts'

export type Item = Readonly<Record<string, unknown>>

/** A request that a mutant gets hold of. */
export interface Asked {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  /** The JSON of its body; undefined without one, or when it is none. */
  readonly body: unknown
  /** Segments that `*` stands for in the pattern. */
  readonly parts: readonly string[]
}

/** What to ask in place of what was asked. */
export interface Instead {
  readonly method?: string
  readonly path?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks the unbroken target. */
export type Next = (instead?: Instead) => Promise<Response>

export type Breakage = (asked: Asked, next: Next) => Promise<Response>

/**
 * Breaks what fits a pattern, `METHOD /path` with `*` for one segment, or `*` alone for everything.
 *
 * @param make Called once for every run, so what it remembers is of one run.
 */
export function breaking(pattern: string, make: () => Breakage): Wrap {
  const [methods = '', template = ''] = pattern.split(' ')
  return (fetch) => {
    const breakage = make()
    return async (input, init) => {
      const url = new URL(input)
      const method = init.method ?? 'GET'
      const parts = pattern === '*' ? [] : partsOf(url.pathname, template)
      if (parts === undefined || (pattern !== '*' && !methods.split('|').includes(method))) return fetch(input, init)
      const headers = new Headers(init.headers)
      const next: Next = (instead = {}) => {
        const target = instead.path === undefined ? input : new URL(instead.path, url).href
        const changed: RequestInit = { ...init, method: instead.method ?? method }
        if ('body' in instead) changed.body = instead.body === undefined ? null : JSON.stringify(instead.body)
        if (changed.method === 'GET') changed.body = null
        changed.headers = { ...Object.fromEntries(headers), ...instead.headers }
        return fetch(target, changed)
      }
      return breakage({ method, url, headers, body: parse(init.body), parts }, next)
    }
  }
}

/** Both, the first one nearer to whoever asks. */
export function together(first: Wrap, second: Wrap): Wrap {
  return (fetch) => first(second(fetch))
}

function partsOf(path: string, template: string): string[] | undefined {
  const [segments, names] = [path.split('/'), template.split('/')]
  if (segments.length !== names.length) return undefined
  if (names.some((name, index) => name !== '*' && name !== segments[index])) return undefined
  return segments.filter((_, index) => names[index] === '*').map(decodeURIComponent)
}

function parse(text: unknown): unknown {
  if (typeof text !== 'string') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The same answer with another body, status or headers. */
export function reply(
  response: Response,
  body: unknown,
  { status = response.status, headers = response.headers }: { status?: number; headers?: Headers } = {},
): Response {
  const kept = new Headers(headers)
  kept.delete('content-length')
  if (body === undefined) {
    kept.delete('content-type')
    return new Response(null, { status, headers: kept })
  }
  if (!kept.has('content-type')) kept.set('content-type', 'application/json; charset=utf-8')
  return new Response(JSON.stringify(body), { status, headers: kept })
}

/** The JSON of an answer, which stays readable. */
export async function bodyOf(response: Response): Promise<unknown> {
  return parse(await response.clone().text())
}

/** Other bodies of answers with success. */
export function answering(pattern: string, change: (body: unknown, asked: Asked, next: Next) => unknown): Wrap {
  return breaking(pattern, () => async (asked, next) => {
    const response = await next()
    return response.ok ? reply(response, await change(await bodyOf(response), asked, next)) : response
  })
}

/** Other values at a path of members, `a/b`, in answers with success; undefined leaves the member out. */
export function editing(pattern: string, path: string, change: (value: unknown, asked: Asked) => unknown): Wrap {
  return answering(pattern, (body, asked) => edit(body, path.split('/'), (value) => change(value, asked)))
}

/** Another list at a path in answers with success. */
export function listing(
  pattern: string,
  path: string,
  change: (items: readonly Item[], asked: Asked) => readonly Item[],
): Wrap {
  // The fake answers a list there, which is what the pattern was written for.
  return editing(pattern, path, (value, asked) => (Array.isArray(value) ? change(value as Item[], asked) : value))
}

/** A path of members, where `*` stands for every element. */
export function edit(value: unknown, [name, ...rest]: readonly string[], change: (value: unknown) => unknown): unknown {
  if (name === undefined || name === '') return change(value)
  if (name === '*') return Array.isArray(value) ? value.map((element: unknown) => edit(element, rest, change)) : value
  if (typeof value !== 'object' || value === null) return value
  const members = itemOf(value)
  const changed = edit(members[name], rest, change)
  const { [name]: _, ...others } = members
  return changed === undefined ? others : { ...members, [name]: changed }
}

/** What JSON calls an object. */
export function itemOf(value: unknown): Item {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** Other bodies of requests, where `change` gives one. */
export function receiving(pattern: string, change: (body: Item, asked: Asked) => unknown): Wrap {
  return breaking(pattern, () => async (asked, next) => {
    const changed = asked.body === undefined ? undefined : change(itemOf(asked.body), asked)
    return changed === undefined ? next() : next({ body: changed })
  })
}

/** Accepts what has to be refused: a body that `isIt` becomes one that is fine. */
export function accepting(pattern: string, isIt: (body: Item) => boolean, repair: (body: Item) => unknown): Wrap {
  return receiving(pattern, (body) => (isIt(body) ? repair(body) : undefined))
}

/** Refuses what has to be accepted, as the target refuses an empty body. */
export function refusing(pattern: string, isIt: (body: Item, asked: Asked) => boolean): Wrap {
  return receiving(pattern, (body, asked) => (isIt(body, asked) ? [] : undefined))
}

/** Other headers of all answers. */
export function heading(pattern: string, change: (headers: Headers, response: Response, asked: Asked) => void): Wrap {
  return breaking(pattern, () => async (asked, next) => {
    const response = await next()
    const headers = new Headers(response.headers)
    change(headers, response, asked)
    return new Response(response.body, { status: response.status, headers })
  })
}

/** Another status in place of one. */
export function turning(pattern: string, from: number, to: number): Wrap {
  return breaking(pattern, () => async (_, next) => {
    const response = await next()
    return response.status === from ? new Response(response.body, { status: to, headers: response.headers }) : response
  })
}

/** Other bodies of refusals with a status. */
export function excusing(pattern: string, status: number, change: (body: unknown, asked: Asked) => unknown): Wrap {
  return breaking(pattern, () => async (asked, next) => {
    const response = await next()
    return response.status === status ? reply(response, change(await bodyOf(response), asked)) : response
  })
}

/** Answers a refusal as if it had succeeded. */
export function forgiving(pattern: string, status: number, success: (asked: Asked) => unknown): Wrap {
  return breaking(pattern, () => async (asked, next) => {
    const response = await next()
    return response.status === status ? reply(response, success(asked), { status: 200 }) : response
  })
}

/** A write that was refused is done all the same, in another form. */
export function leaving(pattern: string, instead: (body: Item, count: number) => Instead): Wrap {
  return breaking(pattern, () => {
    let count = 0
    return async ({ body }, next) => {
      const response = await next()
      if (response.status === 400 || response.status === 409) await next(instead(itemOf(body), ++count))
      return response
    }
  })
}

/** Where a collection is listed: a path, where `*` is the first part of the pattern it is used with, and the member with the items. */
export interface Listed {
  readonly path: string
  readonly member: string
}

/** The items of a list, as the unbroken target has them. */
export async function itemsOf({ path, member }: Listed, { parts }: Asked, next: Next): Promise<readonly Item[]> {
  const response = await next({ method: 'GET', path: path.replace('*', parts[0] ?? ''), body: undefined })
  let items = await bodyOf(response)
  for (const name of member.split('/')) items = itemOf(items)[name]
  return Array.isArray(items) ? items.map(itemOf) : []
}

/** A deletion that says it was done, and was not. */
export function sparing(
  pattern: string,
  listed: Listed,
  isIt: (item: Item, asked: Asked) => boolean,
  success: (item: Item) => unknown,
): Wrap {
  return breaking(pattern, () => async (asked, next) => {
    const item = (await itemsOf(listed, asked, next)).find((each) => isIt(each, asked))
    if (item === undefined) return next()
    const like = await next({ method: 'GET', path: listed.path.replace('*', asked.parts[0] ?? ''), body: undefined })
    return reply(like, success(item), { status: 200 })
  })
}

/** What was deleted stays in the list. */
export function haunting(pattern: string, listed: Listed, isIt: (item: Item, asked: Asked) => boolean): Wrap {
  return (fetch) => {
    const ghosts: Item[] = []
    const remember = breaking(pattern, () => async (asked, next) => {
      const item = (await itemsOf(listed, asked, next)).find((each) => isIt(each, asked))
      const response = await next()
      if (item !== undefined && response.ok) ghosts.push(item)
      return response
    })
    const show = listing(`GET ${listed.path}`, listed.member, (items) => [...items, ...ghosts])
    return show(remember(fetch))
  }
}

/** A write that says it was done, and was not: the answer is that of a read. */
export function ignoring(pattern: string, success: (asked: Asked) => unknown, readPath: string): Wrap {
  return breaking(pattern, () => async (asked, next) => {
    const like = await next({ method: 'GET', path: readPath.replace('*', asked.parts[0] ?? ''), body: undefined })
    return like.ok ? reply(like, success(asked)) : next()
  })
}

/** What somebody else may not see is shown to them as if they were its owner. */
export function sharing(pattern: string, ownerToken: string): Wrap {
  return breaking(pattern, () => async (_, next) => {
    const response = await next()
    if (response.ok || response.status === 400) return response
    const asOwner = await next({ headers: { authorization: `Bearer ${ownerToken}` } })
    return asOwner.ok ? asOwner : response
  })
}
