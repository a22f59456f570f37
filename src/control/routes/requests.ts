/** Exchanges of the journal for people: a line each, and one in full. */
import type { Platform, Received } from '../../platform.ts'
import { ControlError } from '../control-error.ts'
import { readFlag, readQuery, readWhole } from '../input.ts'
import type { Controlled, PathParameters, Routes } from '../route.ts'

export const requests: Routes = {
  '/_nowhere/requests': { GET: list },
  '/_nowhere/requests/{ordinal}': { GET: read },
}

type Entry = ReturnType<Platform['journal']['entries']>[number]

/** Those after a place, so that whoever knows the others asks for what is new. */
function list(received: Received, { platform }: Controlled): object {
  const after = readWhole(readQuery(received, ['after']), 'after') ?? 0
  const known = platform.journal.entries()
  const last = known.at(-1)?.ordinal ?? 0
  const isNew = known.some(({ ordinal }) => ordinal > after)
  const masked = isNew ? platform.journal.find({}, { masked: true }).slice(-newOf(known, after)) : []
  return { first: known[0]?.ordinal ?? 0, last, entries: masked.map((entry) => lineOf(entry, platform)) }
}

function newOf(entries: readonly Entry[], after: number): number {
  const last = entries.at(-1)?.ordinal ?? 0
  return Math.min(entries.length, last - after)
}

function lineOf(entry: Entry, { inspection }: Platform): object {
  const { ordinal, atMs, operationId, request, answer, nearMisses } = entry
  const { method, host, path, query } = request
  const closest = nearMisses?.[0]
  return {
    ...{ ordinal, atMs, operationId, account: inspection.accountName(entry) },
    ...{ method, host, path, query, status: answer.status, code: inspection.codeOf(entry) },
    why: answer.why ?? null,
    findings: inspection.findings(entry).length,
    nearMiss: closest === undefined ? null : `${closest.operationId}: ${closest.why}`,
  }
}

function read(received: Received, { platform }: Controlled, { ordinal = '' }: PathParameters): object {
  const isOpen = readFlag(readQuery(received, ['secrets']), 'secrets')
  const { inspection, journal } = platform
  const entry = journal.find({}, { masked: !isOpen }).find((each) => String(each.ordinal) === ordinal)
  if (entry === undefined)
    throw new ControlError(
      404,
      'NOT_FOUND',
      `The journal holds no request ${ordinal}. GET /_nowhere/requests lists those that it holds.`,
    )
  const { request, answer, nearMisses = [] } = entry
  const bodies = isOpen
    ? { request: textOf(request.body), answer: textOf(answer.body) }
    : inspection.maskedBodies(entry)
  return {
    line: lineOf(entry, platform),
    entry: inspection.placeOf(entry.ordinal),
    request: { headers: request.headers, body: bodies.request },
    answer: { headers: answer.headers, body: bodies.answer },
    findings: inspection.findings(entry),
    nearMisses,
  }
}

function textOf(body: Entry['answer']['body']): string | null {
  if (body === null || typeof body === 'string') return body
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return `${body.length} bytes that are no text`
  }
}
