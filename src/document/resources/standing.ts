/**
 * Where an operation stands among the paths of things, and as what: mostly at its own path, by its own method. Paths with verbs in them
 * (`POST /createItem`, `GET /getItem/{id}`, `PUT /orders/update/{id}`) stand where they would without, and a PUT at the path of a list that
 * says that it creates stands there as a POST.
 */
import { isObject, type Located } from '../../spec/pointer.ts'
import type { methods } from '../adapt-document.ts'
import { flat, plain, trim } from '../path-names.ts'
import { isSingularOf, wordsOf } from '../words.ts'

type Method = (typeof methods)[number]

interface Operation {
  readonly path: string
  readonly method: Method
  readonly operation: Located
}

export interface Standing {
  readonly place: string
  readonly as: Method
}

const verbs: readonly (readonly [RegExp, Readonly<Partial<Record<Method, Method>>>])[] = [
  [/^(?:create|add|new|insert|save)$/, { post: 'post', put: 'post' }],
  [/^(?:get|fetch|list|show|view|find|read|retrieve|all|browse|details?)$/, { get: 'get' }],
  [/^(?:update|edit|modify|change)$/, { put: 'put', patch: 'patch', post: 'patch' }],
  [/^(?:delete|remove|destroy)$/, { delete: 'delete', post: 'delete' }],
]

/** @returns Where each stands, in the order in which they were given. */
export function standingOf(found: readonly Operation[]): Standing[] {
  const own = new Set(found.map(({ method, path }) => `${method} ${plain(path)}`))
  const paths = new Set(found.map(({ path }) => plain(path)))
  const said = found.map((each) => saidBy(each))
  const groups = new Map<string, Said[]>()
  for (const each of said) {
    if (each === undefined) continue
    groups.set(each.group, [...(groups.get(each.group) ?? []), each])
  }
  return found.map((operation, index): Standing => {
    const { path, method } = operation
    const each = said[index]
    const group = each && (groups.get(each.group) ?? [])
    if (each !== undefined && group !== undefined && isOfThings(group, paths)) {
      const place = `${each.base}/${manyOf(group)}${each.item}`
      if (!own.has(`${each.as} ${plain(place)}`)) return { place, as: each.as }
    }
    const isMaking =
      method === 'put' && !/\}$/.test(trim(path)) && !own.has(`post ${plain(path)}`) && saysItCreates(operation)
    return { place: trim(path), as: isMaking && isAboveItems(path, paths) ? 'post' : method }
  })
}

interface Said {
  /** What it stands below. */
  readonly base: string
  readonly noun: string
  /** `/{id}`, or nothing. */
  readonly item: string
  readonly as: Method
  readonly group: string
}

/** What a path with a verb in it speaks of; undefined of one without. */
function saidBy({ path, method }: Operation): Said | undefined {
  const [, rest = '', item = ''] = /^(.*?)(\/\{[^{}/]+\})?$/.exec(trim(path)) ?? []
  const segments = rest.split('/')
  const last = segments.pop() ?? ''
  if (last === '' || last.includes('{')) return undefined
  const [verb = '', ...words] = wordsOf(last)
  const as = verbs.find(([isIt]) => isIt.test(verb))?.[1][method]
  if (as === undefined) return undefined
  const named = nounIn(words)
  if (named === undefined) return undefined
  const noun = named === '' ? (segments.pop() ?? '') : named
  // A list of all has no key, and what makes one neither.
  if (noun === '' || noun.includes('{') || (as === 'post' && item !== '')) return undefined
  if ((as === 'put' || as === 'patch' || as === 'delete') && item === '') return undefined
  const base = segments.join('/')
  return {
    base,
    noun,
    item,
    as,
    group: `${base} ${flat(noun)
      .replace(/ies$/, 'y')
      .replace(/(?<=[^s])s$/, '')}`,
  }
}

/** `item` of `item by id`, nothing of `all`; undefined of what is picked out by something else. */
function nounIn(words: readonly string[]): string | undefined {
  const at = words.indexOf('by')
  if (at !== -1 && !/^(?:id|uuid|key)$/.test(words[at + 1] ?? '')) return undefined
  const named = (at === -1 ? words : words.slice(0, at)).filter(
    (word) => !/^(?:all|the|one|a|an|list|single|details?|info|new)$/.test(word),
  )
  return named.length > 2 ? undefined : named.join('-')
}

/** At least two operations, one of which is about a thing of its own. */
function isOfThings(group: readonly Said[], paths: ReadonlySet<string>): boolean {
  const isOfOne = ({ item }: Said): boolean => item !== ''
  const others = group.some(
    ({ base, noun }) => paths.has(plain(`${base}/${noun}/{}`)) || paths.has(plain(`${base}/${noun}`)),
  )
  return (group.length > 1 && group.some(isOfOne)) || (others && group.some(isOfOne))
}

/** What many of them are called, where any of the paths says that. */
function manyOf(group: readonly Said[]): string {
  const nouns = group.map(({ noun }) => noun)
  return nouns.find((noun) => nouns.some((one) => one !== noun && isSingularOf(one, noun))) ?? nouns[0] ?? ''
}

function saysItCreates({ operation: { value } }: Operation): boolean {
  const { responses, operationId, summary } = value
  const [first, other] = [summary, operationId].map((text) => (typeof text === 'string' ? wordsOf(text)[0] : undefined))
  return (
    isObject(responses) &&
    responses[201] !== undefined &&
    value.requestBody !== undefined &&
    [first, other].some((word) => /^(?:creates?|adds?|put|new)$/.test(word ?? ''))
  )
}

function isAboveItems(path: string, paths: ReadonlySet<string>): boolean {
  return paths.has(`${plain(path)}/{}`) || /\}\/[^{}/]+$/.test(trim(path))
}
