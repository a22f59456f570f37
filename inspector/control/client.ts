/** Asks the control API: the one thing that the inspector speaks to. */
import type { components, paths } from '../generated/control.ts'

/** What `fetch` is, as far as it is needed. */
export type ControlFetch = (input: string, init?: RequestInit) => Promise<Response>

type Schemas = components['schemas']
export type Facts = AnswerOf<'/_nowhere/state'>
export type Collection = Schemas['Collection']
export type LifeCycle = Schemas['LifeCycle']
export type Thing = Schemas['Thing']
export type Life = Schemas['Life']
export type RequestLine = Schemas['RequestLine']
export type Operation = Schemas['Operation']
export type Fault = Schemas['ListedFault']

/** Of the GET of a path, in JSON. */
export type AnswerOf<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Answer } } } }
}
  ? Answer
  : never

/** Why it was not answered, or not done. */
export class ControlProblem extends Error {
  override readonly name = 'ControlProblem'
  /** 0 where nobody answered. */
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export interface Place {
  readonly control: ControlFetch
  readonly base: string
}

export interface Who {
  readonly world: string
  /** Empty where none was given. */
  readonly token: string
}

/** @throws ControlProblem */
export async function ask(place: Place, who: Who, path: string, init: RequestInit = {}): Promise<Response> {
  const answer = await place
    .control(`${place.base}${path}`, { ...init, headers: headersOf(who, init) })
    .catch((error) => {
      if (init.signal?.aborted) throw error
      throw new ControlProblem(0, 'The fake does not answer. It is asked again as soon as it is there.')
    })
  if (answer.ok) return answer
  const told: unknown = await answer.json().catch(() => null)
  throw new ControlProblem(answer.status, messageIn(told) ?? `It was answered ${answer.status}.`)
}

function headersOf({ world, token }: Who, { body }: RequestInit): Record<string, string> {
  return {
    ...(world !== 'main' && { 'X-Nowhere-World': world }),
    ...(token !== '' && { Authorization: `Bearer ${token}` }),
    ...(body != null && { 'Content-Type': 'application/json' }),
  }
}

function messageIn(told: unknown): string | undefined {
  if (typeof told !== 'object' || told === null || !('error' in told)) return undefined
  const { error } = told
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : undefined
}
