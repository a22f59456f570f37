/**
 * Values of the request that must not come back, and what may look like one and is none: a word of ours, a date, or what the world
 * says openly anyway. What it costs depends on the request and on its answer, never on how much the world holds.
 */
import { holds } from '../../checks/check-answer.ts'
import { openTextsIn, secretValuesIn } from '../../checks/secrets.ts'
import { Refusal } from '../../errors/refusal.ts'
import { formatTime } from '../../world/clock.ts'
import { Collection } from '../../world/records/collection.ts'
import type { World } from '../../world/world.ts'
import type { Engine } from '../engine.ts'
import type { Reached } from '../exchange.ts'

/** So many values are searched for inside of texts; of more than that only a text that is one of them is found. */
const searchedMax = 100

/** The write-only values of the request that a text of the answer holds, but for those that the request says openly as well. */
export function suspectsIn(told: unknown, { operation, body, path = {}, query = {} }: Reached): string[] {
  if (body === undefined || operation?.body == null || operation.body.secrets.length === 0) return []
  const values = secretValuesIn(body, operation.body.secrets)
  if (values.length === 0) return []
  const searched = values.length === 1 ? values : [...new Set(values)]
  const whole = searched.length > searchedMax ? new Set(textsIn(told)) : undefined
  const suspects = searched.filter(
    (value, index) => (index < searchedMax && holds(told, value)) || whole?.has(value) === true,
  )
  if (suspects.length === 0) return []
  const open = [...Object.values(path), ...Object.values(query)].map(String)
  open.push(...openTextsIn(body, operation.body.secrets))
  return suspects.slice(0, searchedMax).filter((secret) => !open.some((text) => text.includes(secret)))
}

/**
 * A refusal that seems to tell a secret is asked for again, with another text in the place of every secret and a world that does not
 * change. What it says then all the same are words of ours.
 */
export function withoutOwnWords(refusal: Refusal, reached: Reached, again: Refusal | undefined): Refusal {
  const suspects = suspectsIn(refusal.values, reached)
  const isSaidAgain = suspects.every((secret) => again !== undefined && holds(again.values, secret))
  return isSaidAgain ? new Refusal(refusal.reason, refusal.values, false) : refusal
}

/** Of the secrets that an answer seems to hold those that it could not have from anywhere else. */
export function leaksIn(told: unknown, reached: Reached, engine: Engine): string[] {
  const suspects = suspectsIn(told, reached)
  if (suspects.length === 0) return []
  const texts = textsIn(told)
  const open = openTextsOf(texts, reached, engine)
  return suspects.filter((secret) =>
    texts.some((text) => text.includes(secret) && !isTime(text) && !open.includes(escaped(secret))),
  )
}

/** What the document says, who asks, and the records that the request or the answer names by their key, as one text. */
function openTextsOf(texts: readonly string[], reached: Reached, { contract, world }: Engine): string {
  const { operation, principal, path = {}, query = {}, nowMs } = reached
  const secrets = new Set(operation?.body?.secrets.map((names) => names.at(-1) ?? ''))
  const keys = new Set([...texts, ...Object.values(path).map(String), ...Object.values(query).map(String)])
  const records = collectionsOf(world).flatMap((collection) => [...keys].flatMap((key) => collection.get(key) ?? []))
  const told = JSON.stringify([principal?.account, nowMs, formatTime(nowMs), records], (name, value: unknown) =>
    // Records keep their times as numbers; answers write them.
    secrets.has(name)
      ? undefined
      : name.endsWith('At') && typeof value === 'number'
        ? [value, formatTime(value)]
        : value,
  )
  return wordsOf(contract) + told
}

const words = new WeakMap<object, string>()

/** The document never changes, so it is written once. */
function wordsOf(contract: object): string {
  const written = words.get(contract) ?? JSON.stringify(contract)
  words.set(contract, written)
  return written
}

function collectionsOf(world: World): Collection<object>[] {
  return Object.values(world).filter((member): member is Collection<object> => member instanceof Collection)
}

/** Every text of a value, wherever it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** A time as answers write it, which nobody keeps secret. */
function isTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
