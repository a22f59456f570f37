/**
 * Whether a GET does more than read, by what it is called and described as: it signs somebody out, uses up a link, gives out all that
 * there is, or never ends. What is so in truth nobody can tell from outside, so that words decide, and whoever knows better names it.
 */
import { child, type JsonObject, type Located } from '../spec/pointer.ts'
import { trim } from './path-names.ts'
import { wordsOf } from './words.ts'

export interface Read {
  readonly path: string
  readonly operation: Located
}

/** Verbs of what somebody does to something, in the form of a command. */
const verbs =
  /^(log(out|off)|sign(out|off)|revoke|invalidate|expire|verify|confirm|activate|deactivate|approve|reject|accept|decline|subscribe|unsubscribe|optout|unlink|trigger|fire|run|rerun|execute|invoke|send|resend|retry|requeue|start|stop|restart|reboot|shutdown|kill|terminate|cancel|abort|suspend|disconnect|enable|disable|lock|unlock|delete|remove|destroy|purge|flush|clear|wipe|erase|drain|evict|reset|rotate|regenerate|refresh|sync|synchronize|resync|reindex|rebuild|migrate|rollback|undo|redeem|consume|acknowledge|publish|unpublish|impersonate|provision|deploy|close|reopen)$/
/** Those that in a path or at the end of an id can hardly be the name of a thing. */
const plainVerbs =
  /^(log(out|off)|sign(out|off)|revoke|invalidate|verify|confirm|activate|deactivate|approve|reject|unsubscribe|optout|trigger|execute|invoke|resend|restart|reboot|shutdown|terminate|cancel|abort|disconnect|enable|disable|unlock|delete|remove|destroy|purge|flush|wipe|erase|reset|rotate|regenerate|reindex|rebuild|rollback|redeem|impersonate)$/
/** With these behind it, or before it, a verb is part of the name of something that is read. */
const named =
  /^(status(es)?|states?|history|histories|logs?|count|counts|list|settings?|config|configuration|urls?|uris?|info|information|details?|results?|reasons?|options?|polic(y|ies)|rules?|types?|events?|schedules?|metrics|stats|statistics|reports?|times?|dates?|at|by|requests?|jobs?|tasks?|templates?|methods?|conditions?|definitions?|formats?)$/
const reading =
  /^(get|gets|list|lists|read|reads|fetch|find|finds|show|shows|return|returns|retrieve|retrieves|search|query|describe|view|views|count|counts|is|has|can|whether|lookup|look|peek|preview|head)$/
/** What gives out everything. */
const wholes = /^(exports?|dumps?|backups?|archives?|takeouts?)$/
const endless = /^(stream|sse|tail|watch|listen|subscribe|follow)$/
/** What comes as it happens, so that a stream of it has no end. */
const happening =
  /^(events?|logs?|messages?|notifications?|updates?|changes?|deltas?|feeds?|metrics|activit(y|ies)|ticks?|ticker|trades?|quotes?|prices?|output|console|telemetry)$/
/** How a sentence says that what it describes goes on. */
const flowing =
  /^(open an? |opens an? |this |the endpoint |the operation )?(streams?|tails?|watch|watches|follows?|listens? (to|for|on))\b( (an?|the|for|all|any|every|individual|live|real|new|your|its|server)\b| ([a-z]+ )?(events?|logs?|messages|notifications|updates|changes)\b)|\bserver[- ]sent events?\b|\b(never|does not|doesn't) ends?\b/
const endlessTypes = /^(text\/event-stream|application\/(x-)?(ndjson|jsonl|json-seq|stream\+json))\b/i

/** @returns Why a GET is not taken for a read; undefined when it is. */
export function actionOf(document: JsonObject, { path, operation }: Read): string | undefined {
  const { operationId, summary, description } = operation.value
  const byPath = actingSegment(path)
  if (byPath !== undefined) return `its path says that it acts (${byPath})`
  const byId = typeof operationId === 'string' ? actingId(operationId) : undefined
  if (byId !== undefined) return `its name says that it acts (${byId})`
  for (const text of [summary, description]) {
    const told = typeof text === 'string' ? actingSentence(text) : undefined
    if (told !== undefined) return `its description says that it acts (${told})`
  }
  if (isWhole(path, operation.value)) return 'it gives out a whole export'
  return isEndless(document, path, operation) ? 'it is a stream of events' : undefined
}

function actingSegment(path: string): string | undefined {
  const segment = literals(path).at(-1)
  if (segment === undefined) return undefined
  const words = wordsOf(segment)
  const [first = ''] = words
  if (words.length > 1 && named.test(words.at(-1) ?? '')) return undefined
  if (plainVerbs.test(first) || plainVerbs.test(words.join(''))) return segment
  // What may be a noun as well is a verb where it stands below something.
  return verbs.test(segment) && !/^\/[^/]+\/?$/.test(path) ? segment : undefined
}

/** `revokeToken`, `auth.logout` and `AuthController_logout`, and neither `getLogoutUrl` nor `verificationStatus`. */
function actingId(id: string): string | undefined {
  const words = wordsOf(id)
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  if (named.test(last) && words.length > 1) return undefined
  if (plainVerbs.test(first) || plainVerbs.test(words.slice(0, 2).join(''))) return id
  if (words.some((word) => reading.test(word))) return undefined
  if (verbs.test(first) && words.length > 1) return id
  return plainVerbs.test(last) || plainVerbs.test(words.slice(-2).join('')) ? id : undefined
}

/** With which a sentence speaks of the operation before it says what it does. */
const subject =
  /^(please note that |note that )?((calling|opening|visiting|following|requesting|reading|hitting) )?((the|this) (call|request|link|endpoint|operation|route|method|url|page)|this|it)( can be| may be| is)?( also| then| immediately| will)*( used to)?\s+((also|will|then|immediately|automatically) )*|^(used|use (this|it|this (call|link|endpoint|operation|route|method))) to\s+/

/** By the verb with which one of its sentences begins, or that follows an `and`. */
function actingSentence(text: string): string | undefined {
  for (const sentence of text.split(/(?<=[.!?])\s+|\n+/)) {
    const plain = sentence.trim().toLowerCase().replace(subject, '')
    if (/^(log|sign)s? (\S+ ){0,3}(out|off)\b/.test(plain)) return quoted(sentence)
    const [first = '', second = ''] = plain.match(/[a-z]+/g) ?? []
    if (isDone(first, second)) return quoted(sentence)
    for (const [, also = ''] of plain.matchAll(/\band (?:also |then |immediately )*([a-z]+s)\b/g))
      if (plainVerbs.test(infinitive(also)) || /^sends$/.test(also)) return quoted(sentence)
  }
  return undefined
}

/** `Revoke token`, `Triggers the job` and `Runs a query`, and neither `Trigger history` nor `Runs of a job`. */
function isDone(first: string, second: string): boolean {
  if (named.test(second)) return false
  const verb = infinitive(first)
  const isNounToo = !plainVerbs.test(verb) || (verb !== first && /^(triggers|resets|rollbacks)$/.test(first))
  return verbs.test(verb) && (!isNounToo || articles.test(second))
}

const articles = /^(an?|the|this|that|your|all|every|one|its|their)$/

/** `Revokes` is `revoke`, `verifies` is `verify`. */
function infinitive(word: string): string {
  if (verbs.test(word)) return word
  return (
    [word.replace(/ies$/, 'y'), word.replace(/s$/, ''), word.replace(/es$/, '')].find((each) => verbs.test(each)) ??
    word
  )
}

function quoted(sentence: string): string {
  const words = sentence.trim().split(/\s+/)
  return `"${words.slice(0, shownMax).join(' ')}${words.length > shownMax ? ' ...' : ''}"`
}

const shownMax = 8

/** All that there is at once. Of one thing that the run made it is little. */
function isWhole(path: string, { operationId }: JsonObject): boolean {
  const segments = literals(path)
  const last = wordsOf(segments.at(-1) ?? '')
  const isGivenOut = last.some((word) => /^(download|export|dump|backup|takeout)$/.test(word))
  if (path.includes('{')) return /^download$/.test(last[0] ?? '') && segments.some((each) => wholes.test(each))
  const id = wordsOf(typeof operationId === 'string' ? operationId : '')
  const [first = ''] = id
  const isOfIt = [last.at(-1), id.at(-1)].some((word) => named.test(word ?? ''))
  return !isOfIt && (isGivenOut || /^(export|dump|backup|download)$/.test(first))
}

function isEndless(document: JsonObject, path: string, operation: Located): boolean {
  const responses = child(document, operation, 'responses')
  const types = Object.keys(responses?.value ?? {}).flatMap((status) => {
    const content = /^2/.test(status) && responses ? child(document, responses, status, 'content') : undefined
    return Object.keys(content?.value ?? {})
  })
  if (types.length > 0 && types.every((type) => endlessTypes.test(type))) return true
  const [last = '', before = ''] = literals(path).toReversed()
  // A stream that has an id is a thing, and its events are what it has.
  const isBeside = trim(path).endsWith(`${before}/${last}`)
  if (endless.test(last) && !types.some((type) => /json/i.test(type))) return true
  return isFlowing(last, isBeside ? before : '', operation.value)
}

/** What says so in words, whatever media type it has: `/events/stream`, `tailLogs`, "Watch changes of a pod". */
function isFlowing(last: string, before: string, { operationId, summary, description }: JsonObject): boolean {
  if (endless.test(last) && happening.test(wordsOf(before).at(-1) ?? '')) return true
  if (happening.test(last) && endless.test(before)) return true
  const [first = '', ...rest] = wordsOf(typeof operationId === 'string' ? operationId : '')
  if (/^(stream|tail|watch|follow|listen)$/.test(first) && rest.some((word) => happening.test(word))) return true
  return [summary, description].some(
    (text) =>
      typeof text === 'string' && flowing.test((text.split(/(?<=[.!?])\s|\n/, 1)[0] ?? '').trim().toLowerCase()),
  )
}

/** The segments that are no parameters. */
function literals(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '' && !segment.includes('{'))
    .map((segment) => segment.replace(/\.(json|xml|csv|zip)$/, ''))
}
