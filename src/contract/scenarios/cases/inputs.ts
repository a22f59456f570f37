/**
 * A valid call of any operation: the document's own example, under a name that is the run's, on something that an earlier call made and a
 * link of the document leads from.
 */
import type { Operation } from '../../../spec/contract.ts'
import { isObject, type Json } from '../../../spec/pointer.ts'
import type { Input } from '../../exchange/exchange.ts'
import { Lacking } from '../../speak/actor.ts'
import { followLink, type Occurrence } from '../../specification/links.ts'
import type { Resource, Specification } from '../../specification/specification.ts'
import type { Actor, Context } from '../scenario.ts'

export interface Inputs {
  /** A valid input on something that is there; undefined when the document does not lead there. */
  of(operation: Operation): Promise<Input | undefined>
  /** A valid input on something that is not there, and below nothing that is. */
  ofNothing(operation: Operation): Input | undefined
  /** A valid input where the target came with everything that the path names. */
  ofFixed(operation: Operation): Input | undefined
  /** Bodies with which something was made that the calls are about. */
  sent(): readonly unknown[]
  /** A valid input on something that is not there, below what is, and under an id that is nearly one of something that is. */
  ofNothingThere(operation: Operation): Promise<Input | undefined>
  /** The same input with another body. */
  withBody(operation: Operation, input: Input, body: Json): Input
}

/** Input in place of the document's example: where that is shortened, or is not valid by more than its schema. */
export interface ExampleInput {
  readonly body: (actor: Actor) => Json
  /** The path that goes with a body, where the one has to name the other. */
  readonly path?: (body: Json) => Readonly<Record<string, string>>
}

/** By operationId. */
export type ExampleInputs = Readonly<Record<string, ExampleInput>>

export function createInputs(specification: Specification, context: Context, examples: ExampleInputs): Inputs {
  const { owner } = context
  const made = new Map<string, Promise<Occurrence | undefined>>()
  const bodies: unknown[] = []

  const inputs: Inputs = {
    async of(operation) {
      // What replaces what is there is asked of what is there, so that a refusal that replaced it is seen.
      if (isReplacing(operation)) {
        const occurrence = await occurrenceOf(operation)
        if (occurrence === undefined) throw new Lacking('room')
        return occurrence.input
      }
      return inputOf(operation)
    },
    ofFixed(operation) {
      const names = parametersIn(operation, 'path')
      const path = Object.fromEntries(names.flatMap((name) => withValue(name, fixedId(name))))
      return names.every((name) => path[name] !== undefined) ? withRest(operation, path) : undefined
    },
    sent: () => bodies,
    ofNothing(operation) {
      const path = pathOfNothing(operation)
      return path && withRest(operation, path)
    },
    async ofNothingThere(operation) {
      const path = pathOfNothing(operation)
      if (path === undefined) return undefined
      const there = await inputs.of(operation).catch((error: unknown) => {
        if (error instanceof Lacking) return undefined
        throw error
      })
      const last = lookedFor(operation)
      const near = last === undefined ? undefined : nearly(there?.path?.[last])
      return withRest(operation, {
        ...path,
        ...there?.path,
        ...(last === undefined ? {} : { [last]: near ?? path[last] ?? '' }),
      })
    },
    withBody(operation, input, body) {
      const path = examples[operation.id]?.path?.(body)
      return { ...input, body, ...(path === undefined ? {} : { path: { ...input.path, ...path } }) }
    },
  }
  return inputs

  async function inputOf(operation: Operation): Promise<Input | undefined> {
    const path = await pathOf(operation)
    return path && withRest(operation, path)
  }

  /** Stores what its body names, below what the target came with. */
  function isReplacing(operation: Operation): boolean {
    const isBelow = parametersIn(operation, 'path').some((name) => fixedId(name) !== undefined)
    return isBelow && specification.resource(operation)?.action === 'upsert' && context.can('writes')
  }

  function pathOfNothing(operation: Operation): Record<string, string> | undefined {
    const names = parametersIn(operation, 'path')
    if (names.length === 0) return undefined
    const path: Record<string, string> = {}
    for (const name of names) path[name] = fixedId(name) ?? owner.unique('nothing')
    const last = lookedFor(operation)
    if (last !== undefined) path[last] = looksLikeKey(operation) ? owner.uniqueKey('nothing') : owner.unique('nothing')
    return path
  }

  /** What the target came with stays, and the last one is what is looked for; where its absence is no mistake, what it stands below. */
  function lookedFor(operation: Operation): string | undefined {
    const names = parametersIn(operation, 'path')
    return specification.resource(operation)?.absence === 'success' ? names[0] : names.at(-1)
  }

  /** A valid body, with a name that nobody used. */
  function bodyOf(operation: Operation): Json | undefined {
    const own = examples[operation.id]
    if (own !== undefined) return own.body(owner)
    const example = exampleBody(operation)
    return example === undefined ? undefined : personalize(operation, example)
  }

  function withRest(operation: Operation, path: Readonly<Record<string, string>>): Input {
    const body = bodyOf(operation)
    const query = requiredOf(operation, 'query')
    const headers = requiredOf(operation, 'header')
    const input = {
      path,
      ...(Object.keys(query).length > 0 ? { query } : {}),
      ...(Object.keys(headers).length > 0 ? { headers } : {}),
    }
    return body === undefined ? input : inputs.withBody(operation, input, body)
  }

  async function pathOf(operation: Operation): Promise<Record<string, string> | undefined> {
    const names = parametersIn(operation, 'path')
    const lacked = names.map(kindOf).find((kind) => kind !== undefined && !context.can(kind))
    if (lacked !== undefined) throw new Lacking(lacked)
    const fixed = Object.fromEntries(names.flatMap((name) => withValue(name, fixedId(name))))
    const creates = specification.resource(operation)
    if (names.every((name) => fixed[name] !== undefined)) return fixed
    // An operation that makes what its own path names is given a new name.
    if (creates !== undefined && isMaking(creates) && linksTo(operation).length === 0)
      return namedBy(operation, names, fixed)
    for (const { source, link } of linksTo(operation)) {
      const occurrence = await occurrenceOf(source)
      const found = occurrence && followLink(link, occurrence)
      if (found !== undefined && names.every((name) => found[name] !== undefined || fixed[name] !== undefined)) {
        return { ...fixed, ...Object.fromEntries(names.flatMap((name) => withValue(name, found[name]))) }
      }
    }
    return undefined
  }

  function namedBy(
    operation: Operation,
    names: readonly string[],
    fixed: Readonly<Record<string, string>>,
  ): Record<string, string> {
    const kind = specification.resource(operation)?.collection ?? 'thing'
    return Object.fromEntries(names.map((name) => [name, fixed[name] ?? owner.unique(kind)]))
  }

  function occurrenceOf(source: Operation): Promise<Occurrence | undefined> {
    const known = made.get(source.id)
    if (known !== undefined) return known
    const making = make(source)
    made.set(source.id, making)
    return making
  }

  async function make(source: Operation): Promise<Occurrence | undefined> {
    const input = await inputOf(source)
    if (input === undefined) return undefined
    bodies.push(input.body)
    const answer = await owner.send(source.id, input)
    const isMade = answer.status >= 200 && answer.status < 300
    return isMade ? { input, headers: answer.headers, body: answer.body } : undefined
  }

  /** Those that make what the operation needs, before those that only show it. */
  function linksTo(operation: Operation): { source: Operation; link: ReturnType<Specification['links']>[number] }[] {
    const found = Object.values(specification.contract.operations)
      .filter((source) => source.system === operation.system && source.id !== operation.id)
      .flatMap((source) =>
        specification.links(source).flatMap((link) => (link.operationId === operation.id ? [{ source, link }] : [])),
      )
    const rank = ({ source }: { source: Operation }): number => {
      const resource = specification.resource(source)
      return resource !== undefined && isMaking(resource) ? 0 : 1
    }
    return found.sort((a, b) => rank(a) - rank(b))
  }

  /** An id that the target came with, by the name of the parameter. */
  function fixedId(parameter: string): string | undefined {
    const kind = kindOf(parameter)
    return kind !== undefined && context.can(kind) ? context.id(kind) : undefined
  }

  function parametersIn(operation: Operation, place: string): string[] {
    return specification.parameters(operation).flatMap(({ value }) => (value.in === place ? [String(value.name)] : []))
  }

  function requiredOf(operation: Operation, place: string): Record<string, string> {
    const required = specification
      .parameters(operation)
      .filter(({ value }) => value.in === place && value.required === true)
    return Object.fromEntries(required.map(({ value }) => [String(value.name), String(value.example ?? '')]))
  }

  function exampleBody(operation: Operation): Json | undefined {
    const media = specification.part(operation, 'requestBody', 'content', 'application/json')?.value
    if (media === undefined) return undefined
    if (media.example !== undefined) return media.example
    const [first] = isObject(media.examples) ? Object.values(media.examples) : []
    return isObject(first) ? first.value : undefined
  }

  /** The example under names of the run and with values to keep secret, as far as it stays valid. */
  function personalize(operation: Operation, example: Json): Json {
    const validator = operation.schemas.body === null ? undefined : specification.closed(operation.schemas.body)
    const resource = specification.resource(operation)
    const names = new Set([
      ...identityNames,
      ...[...(resource?.unique ?? []), ...(resource?.by ?? [])].map((path) => path.split('.').at(-1) ?? ''),
    ])
    const kind = resource?.collection.toLowerCase() ?? 'thing'
    let body = example
    for (const path of textPaths(example)) {
      const name = path.findLast((segment) => !/^\d+$/.test(segment)) ?? ''
      const isSecret = operation.body?.secrets.some((secret) => fits(secret, path)) ?? false
      const candidates = isSecret
        ? [owner.secretValue]
        : names.has(name)
          ? [() => owner.unique(kind), () => owner.uniqueHost(kind), () => owner.uniqueKey(kind)]
          : []
      for (const candidate of candidates) {
        const changed = replaceText(body, path, candidate())
        if (validator !== undefined && !validator(changed)) continue
        body = changed
        break
      }
    }
    return body
  }

  function looksLikeKey(operation: Operation): boolean {
    return specification.resource(operation)?.by.some((path) => path.endsWith('key')) ?? false
  }
}

/** An id with its last letter in the other case, where it has letters of both and so tells them apart. */
function nearly(id: string | undefined): string | undefined {
  if (id === undefined || !/^\w{20,}$/.test(id) || !/[a-z].*[A-Z]|[A-Z].*[a-z]/.test(id.slice(-20))) return undefined
  return id.replace(/[A-Za-z](?=[^A-Za-z]*$)/, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
}

/** What a target has to come with, because no operation makes it. */
function kindOf(parameter: string): 'project' | 'environment' | 'team' | undefined {
  const [, kind] = /^(project|env(?:ironment)?|team)_?(?:id|ref|reference)?$/i.exec(parameter) ?? []
  if (kind === undefined) return undefined
  return /^p/i.test(kind) ? 'project' : /^e/i.test(kind) ? 'environment' : 'team'
}

const identityNames: readonly string[] = ['name', 'key', 'alias', 'domain', 'domains', 'slug']

function isMaking({ action }: Resource): boolean {
  return action === 'create' || action === 'upsert' || action === 'replace'
}

function withValue(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]]
}

function* textPaths(value: Json, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value === 'string') yield path
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) yield* textPaths(member as Json, [...path, name])
  }
}

function fits(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length === path.length && pattern.every((segment, index) => segment === '*' || segment === path[index])
}

function replaceText(value: Json, [name, ...rest]: readonly string[], text: string): Json {
  if (name === undefined) return text
  if (Array.isArray(value))
    return value.map((member, index) => (String(index) === name ? replaceText(member, rest, text) : member))
  if (!isObject(value)) return value
  return { ...value, [name]: replaceText(value[name] ?? null, rest, text) }
}
