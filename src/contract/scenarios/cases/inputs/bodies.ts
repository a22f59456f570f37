/** Bodies that are valid and the run's own: the document's examples, under names that nobody used. */
import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type Json } from '../../../../spec/pointer.ts'
import type { Ground } from './ground.ts'

const identityNames: readonly string[] = ['name', 'key', 'alias', 'domain', 'domains', 'slug']

export function bodyOf(ground: Ground, operation: Operation): Json | undefined {
  const own = ground.examples[operation.id]
  if (own !== undefined) return own.body(ground.context.owner)
  const example = exampleBody(ground, operation)
  return example === undefined ? undefined : personalize(ground, operation, example)
}

function exampleBody({ specification }: Ground, operation: Operation): Json | undefined {
  const media = specification.part(operation, 'requestBody', 'content', 'application/json')?.value
  if (media === undefined) return undefined
  if (media.example !== undefined) return media.example
  const [first] = isObject(media.examples) ? Object.values(media.examples) : []
  return isObject(first) ? first.value : undefined
}

/** The example under names of the run and with values to keep secret, as far as it stays valid. */
function personalize({ specification, context: { owner } }: Ground, operation: Operation, example: Json): Json {
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
