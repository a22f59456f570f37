/** Puts others in the place of the secrets and tokens of an entry of a log: those that it says itself, and those that were met before. */
import { withOtherSecrets } from '../../checks/secrets.ts'
import type { LogEntry, LoggedRequest } from '../../log/entry.ts'
import type { FormReaders } from '../../pipeline/bodies/form-readers.ts'
import { maskCredentials, type Operations } from './credentials.ts'
import { formSecretsIn } from './form-secrets.ts'
import type { StandIns } from './stand-ins.ts'

/** Where requests say secrets, and how their bodies are read. */
export interface Reading {
  readonly operations: Operations
  readonly formReaders: FormReaders
}

/** Stand-ins for what an entry says where the document, or a header, says that it is a secret. */
export function meet(entry: LogEntry, reading: Reading, standIns: StandIns): LogEntry {
  if (entry.kind === 'control') return maskData(entry, standIns)
  const body = meetRequest(entry, reading, standIns)
  return body === undefined ? entry : { ...entry, request: { ...entry.request, body: new TextEncoder().encode(body) } }
}

/** What a request was for, and what it said. */
export interface Requested {
  readonly operationId: string | null
  readonly request: Pick<LoggedRequest, 'query' | 'headers' | 'body'>
}

/** @returns The body with stand-ins, where it says a secret. */
export function meetRequest(
  { operationId, request }: Requested,
  { operations, formReaders }: Reading,
  standIns: StandIns,
): string | undefined {
  maskCredentials(request, operations, standIns)
  const declared = operationId === null ? null : (operations[operationId]?.body ?? null)
  if (declared !== null) for (const secret of formSecretsIn(request, declared, formReaders)) standIns.for(secret)
  const paths = declared?.secrets ?? []
  const json = paths.length === 0 ? undefined : parsed(request.body)
  return json === undefined ? undefined : JSON.stringify(withOtherSecrets(json, paths, standIns.for))
}

export function mask(entry: LogEntry, { operations }: Pick<Reading, 'operations'>, standIns: StandIns): LogEntry {
  if (entry.kind === 'control') return within(entry, standIns)
  const { body, ...request } = entry.request
  const text = body === null ? null : asText(body)
  return {
    ...entry,
    request: {
      ...within({ ...request, ...maskCredentials(request, operations, standIns) }, standIns),
      body: text === null ? body : new TextEncoder().encode(standIns.within(text)),
    },
  }
}

/** Lists of a world, or of a snapshot of one, and the member of their records that is a secret. */
export const secretMembers: Readonly<Record<string, string>> = {
  tokens: 'token',
  secrets: 'value',
  environmentSecrets: 'value',
  projectSecrets: 'value',
}

/** Data of a world with stand-ins for what it keeps secret; a token may stand for itself in a list. */
export function maskData<Data>(data: Data, standIns: StandIns): Data {
  const visit = (value: unknown, member?: string): unknown => {
    if (Array.isArray(value)) return value.map((each: unknown) => visitRecord(each, member))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, visit(each, secretMembers[name])]))
  }
  const visitRecord = (value: unknown, member: string | undefined): unknown => {
    if (typeof value === 'string') return member === 'token' ? standIns.for(value) : value
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return visit(value)
    // An object, as was just seen.
    const fields = visit(value) as Record<string, unknown>
    if (member === undefined || typeof fields[member] !== 'string') return fields
    return { ...fields, [member]: standIns.for(fields[member]) }
  }
  // Only texts have become others.
  return visit(data) as Data
}

/** The same data, with stand-ins for all secrets that its texts hold. */
export function within<Data>(data: Data, standIns: StandIns): Data {
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return standIns.within(value)
    if (Array.isArray(value)) return value.map(visit)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [standIns.within(name), visit(each)]))
  }
  // Only texts have become others.
  return visit(data) as Data
}

function parsed(body: Uint8Array | null): unknown {
  try {
    return body === null ? undefined : JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

/** null of what is no text. */
function asText(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return null
  }
}
