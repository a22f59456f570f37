/**
 * Holds every exchange to the document. The checks are those of src/checks, which the fake's own pipeline asks too; here each finding is
 * given the requirement and the level of the nearest annotated part of the document, and what passed counts as evidence.
 */

import {
  type Finding as CheckFinding,
  checkAnswer,
  errorCodeIn,
  hasText,
  type Place,
} from '../../checks/check-answer.ts'
import { checkErrorValues } from '../../checks/error-values.ts'
import type { ErrorCatalogue, Operation, System } from '../../spec/contract.ts'
import { capped, type Fact } from '../../spec/facts.ts'
import { locate } from '../../spec/pointer.ts'
import { type Exchange, isSuccess, pathOf } from '../exchange/exchange.ts'
import { timeOf } from '../exchange/waiting.ts'
import { limitOf } from '../speak/pace.ts'
import { fitsTemplate } from '../specification/path-template.ts'
import type { Specification } from '../specification/specification.ts'
import { evidenceIn } from './evidence.ts'
import { type Finding, noteLevel } from './finding.ts'
import { createSecrecy, secrecyCheck } from './secrecy.ts'
import { createSharedWindows } from './shared-windows.ts'

export interface Judge {
  /** What does not hold, in the order of the checks. */
  judge(exchange: Exchange): readonly Finding[]
  /** Ids of requirements that an exchange gave evidence for, whether or not another broke them. */
  readonly proven: ReadonlySet<string>
  /** Name of a check -> how many exchanges it looked at. */
  readonly looked: ReadonlyMap<string, number>
  /** What was sent as a secret, in every way in which it may be written. */
  readonly secretForms: readonly string[]
}

export interface JudgeOptions {
  readonly specification: Specification
  /** Nobody else uses its tokens. */
  readonly isExclusive: boolean
}

interface Draft {
  readonly check: string
  /** It is about no operation, but about all that share a window. */
  readonly isShared?: boolean
  readonly message: string
  readonly fact: Fact
}

const nothing: Fact = { level: noteLevel, requirements: [] }

export function createJudge({ specification, isExclusive }: JudgeOptions): Judge {
  const { contract, facts } = specification
  const windows = createSharedWindows(isExclusive)
  const secrecy = createSecrecy(specification)
  const proven = new Set<string>()
  const looked = new Map<string, number>()

  return {
    proven,
    looked,
    get secretForms() {
      return secrecy.forms
    },
    judge(exchange) {
      const { call } = exchange
      const operation = call.operation ?? strangerOf(specification.system(call.system))
      const drafts = [
        ...checkShape(exchange, operation),
        ...checkUndeclared(exchange, operation),
        ...checkErrors(exchange, operation),
        ...checkRateLimit(exchange),
        ...checkAllow(exchange),
        ...checkSecrecy(exchange),
      ]
      for (const id of evidenceIn(exchange, operation, specification)) {
        if (!drafts.some(({ fact }) => fact.requirements.includes(id))) proven.add(id)
      }
      const ceiling = call.operation === undefined ? 'MUST' : specification.levelOf(call.operation, pathOf(call))
      return drafts.map(({ check, message, fact, isShared = false }) => ({
        check,
        message,
        level: capped(fact, ceiling).level,
        requirements: fact.requirements,
        operationId: isShared ? null : (call.operation?.id ?? null),
        expected: null,
        seen: null,
        exchange: exchange.number,
      }))
    },
  }

  function look(check: string, system: string, passed: boolean): void {
    looked.set(check, (looked.get(check) ?? 0) + 1)
    if (passed) for (const id of specification.system(system).requirements[check] ?? []) proven.add(id)
  }

  function checkShape({ call, answer, body }: Exchange, operation: Operation): Draft[] {
    const system = specification.system(call.system)
    const catalogue = contract.errors[system.errors]
    // HEAD has no body, and OPTIONS is nobody's operation.
    if (catalogue === undefined || call.request.method === 'HEAD' || call.request.method === 'OPTIONS') return []
    const found = checkAnswer(
      { status: answer.status, headers: answer.headers, body },
      { operation, catalogue, catalogueName: system.errors, validatorOf: specification.open, secrets: [] },
    )
    for (const check of [
      'status is declared',
      'media type is declared',
      'headers are present',
      'body fits its schema',
    ] as const) {
      look(check, call.system, !found.some((each) => each.check === check))
    }
    return found.map((each) => ({
      check: each.check,
      // Each element of a list that has the same mistake has one mistake.
      message: each.message.replaceAll(/(?<=\.)\d+(?=[."])|(?<=")\d+(?=\.)/g, '*'),
      fact: factOf(each, operation, answer.status, system),
    }))
  }

  function checkUndeclared({ call, answer, body }: Exchange, operation: Operation): Draft[] {
    const isDeclared = operation.responses.some(({ status }) => status === answer.status)
    const key = isDeclared
      ? `${operation.id}.response.${answer.status}`
      : `errors.${specification.system(call.system).errors}`
    const check = 'nothing undeclared is said'
    const [open, closed] = [specification.open(key), specification.closed(key)]
    // What does not fit the open schema was said already.
    if (open === undefined || closed === undefined || !open(body) || closed(body)) return []
    const names = (closed.errors ?? []).map(({ instancePath, params }) => {
      const name = params.additionalProperty ?? params.unevaluatedProperty ?? ''
      return `${instancePath.replaceAll(/\/\d+/g, '/*')}/${String(name)}`
    })
    return [...new Set(names)].map((name) => ({
      check,
      message: `The document knows no ${name} here.`,
      fact: (isDeclared && specification.systemFact(call.system, check)) || nothing,
    }))
  }

  function checkErrors({ call, answer, body }: Exchange, operation: Operation): Draft[] {
    const system = specification.system(call.system)
    const catalogue = contract.errors[system.errors]
    if (answer.status === 429 && catalogue !== undefined) {
      const limited = checkLimited(body, catalogue, call.system)
      if (limited.length > 0) return limited
    }
    const code = catalogue && errorCodeIn(body, catalogue)
    const isError = !operation.responses.some(({ status }) => status === answer.status)
    if (catalogue === undefined || code === undefined || !isError || catalogue.codes[code] === undefined) return []
    const isUnknownPath = call.operation === undefined && answer.status === 404
    const path = pathOf(call)
    const error = { code, body, path, told: [call.token ?? '', ...Object.values(call.input.path ?? {})] }
    const asUnknown = checkErrorValues({ ...error, isUnknownPath }, catalogue, system)
    // A known path that is asked with another method may be called unknown or not.
    const isKnownPath = isUnknownPath && methodsAt(path).length > 0
    const asKnown = isKnownPath ? checkErrorValues({ ...error, isUnknownPath: false }, catalogue, system) : asUnknown
    const found = asKnown.length === 0 ? asKnown : asUnknown
    const check = 'error says what its catalogue says'
    const isOverride = Object.keys(catalogue.codes[code]?.values ?? {}).length > 0
    look(isOverride ? 'error overrides its catalogue' : check, call.system, found.length === 0)
    const factAbout = {
      value: systemFact(check, system),
      endpoint: systemFact('error names the first segment of its path', system),
      override: specification.overrideFact(call.system, code) ?? systemFact('error overrides its catalogue', system),
    }
    return found.map(({ message, about }) => ({ check, message, fact: factAbout[about] ?? nothing }))
  }

  /** A refusal for the limit may come at any time, whatever the step meant. */
  function checkLimited(body: unknown, catalogue: ErrorCatalogue, system: string): Draft[] {
    const code = catalogue.situations['rate-limited']?.code
    if (code === undefined || Object.keys(catalogue.body).length === 0 || hasText(body, code)) return []
    const fact = specification.systemFact(system, 'error code') ?? specification.errorFact(system, code) ?? nothing
    return [{ check: 'a 429 has its code', message: `A 429 does not have the code ${code}.`, fact }]
  }

  function checkRateLimit(exchange: Exchange): Draft[] {
    const { call, answer, atMs } = exchange
    const limit = limitOf(call, contract)
    const system = specification.system(call.system)
    // Requests without a valid token share a window that never refuses; nobody asks for OPTIONS to count.
    const isApart = call.token === undefined || isUnauthenticated(exchange) || call.request.method === 'OPTIONS'
    if (limit === undefined || isApart) return []
    const found = windows.check(call, {
      consumer: `${call.token} ${call.operation?.rateLimit ?? system.rateLimit}`,
      limit,
      status: answer.status,
      headers: answer.headers,
      nowMs: timeOf(answer.headers.date ?? '') || atMs,
      isExclusive,
      isBeforeLimit: call.operation === undefined || answer.status === 405,
    })
    const check = 'rate limit adds up'
    if (limit.headers.remaining !== undefined) look(check, call.system, found.length === 0)
    return found.map(({ message, header }) => ({
      check,
      message,
      fact: systemFact(check, system) ?? headerFact(header, call.operation) ?? nothing,
      isShared: true,
    }))
  }

  function methodsAt(path: string): string[] {
    return Object.values(contract.operations)
      .filter((operation) => [operation.path, ...operation.alsoAt].some((template) => fitsTemplate(path, template)))
      .map(({ method }) => method)
  }

  function checkAllow({ call, answer }: Exchange): Draft[] {
    if (answer.status !== 405) return []
    const expected = methodsAt(pathOf(call))
    const named = (answer.headers.allow ?? '').split(',').map((method) => method.trim().toUpperCase())
    const absent = expected.filter((method) => !named.includes(method))
    const check = '405 names the methods'
    look(check, call.system, absent.length === 0)
    if (absent.length === 0) return []
    const message = `Allow does not name ${absent.join(', ')}.`
    return [{ check, message, fact: specification.situationFact(call.system, 'unknown-method') ?? nothing }]
  }

  function checkSecrecy(exchange: Exchange): Draft[] {
    const check = secrecyCheck
    const found = secrecy.check(exchange)
    if (secrecy.size > 0) look(check, exchange.call.system, found.length === 0)
    for (const id of secrecy.kept) proven.add(id)
    return found.map(({ message, fact }) => ({ check, message, fact: fact ?? nothing }))
  }

  function factOf({ check, place }: CheckFinding, operation: Operation, status: number, system: System): Fact {
    if (place.kind === 'nobody') return nothing
    return systemFact(check, system) ?? placeFact(place, operation, status, system) ?? nothing
  }

  function placeFact(place: Place, operation: Operation, status: number, system: System): Fact | undefined {
    switch (place.kind) {
      case 'schema': {
        const part = place.error?.parentSchema
        return (part && facts.near(part)) ?? responseFact(operation, status, system)
      }
      case 'header':
        return headerFact(place.name, contract.operations[operation.id]) ?? responseFact(operation, status, system)
      case 'code':
        return specification.errorFact(system.name, place.code)
      default:
        return responseFact(operation, status, system)
    }
  }

  /** The response where it is declared; of an undeclared success the declared one; of an undeclared error what the system says. */
  function responseFact(operation: Operation, status: number, system: System): Fact | undefined {
    const exact = operation.responses.find((response) => response.status === status)
    if (contract.operations[operation.id] === undefined || (status >= 400 && exact === undefined))
      return systemFact('error is in the catalogue', system)
    const declared = exact ?? operation.responses[0]
    const part = declared && specification.part(operation, 'responses', String(declared.status))
    return part && facts.near(part.value)
  }

  function headerFact(name: string, operation: Operation | undefined): Fact | undefined {
    const known = operation ?? Object.values(contract.operations)[0]
    for (const response of [String(known?.responses[0]?.status), 'default']) {
      const headers = known && specification.part(known, 'responses', response, 'headers')
      const spelled = Object.keys(headers?.value ?? {}).find(
        (candidate) => candidate.toLowerCase() === name.toLowerCase(),
      )
      const header = known && spelled && specification.part(known, 'responses', response, 'headers', spelled)
      const fact = header ? facts.near(header.value) : undefined
      if (fact !== undefined) return fact
    }
    return undefined
  }

  function systemFact(name: string, system: System): Fact | undefined {
    return specification.systemFact(system.name, name)
  }

  function isUnauthenticated(exchange: Exchange): boolean {
    const catalogue = contract.errors[specification.system(exchange.call.system).errors]
    const code = catalogue && errorCodeIn(exchange.body, catalogue)
    return code !== undefined && code === catalogue?.situations.unauthenticated?.code && !isSuccess(exchange)
  }

  /** What is known of a request that is no operation: the shape of its system's errors. */
  function strangerOf(system: System): Operation {
    const sibling = Object.values(contract.operations).find((operation) => operation.system === system.name)
    const catalogue = contract.errors[system.errors]
    if (sibling === undefined || catalogue === undefined) throw new Error(`no operation of ${system.name}`)
    const { generic } = locate(specification.document, `#/components/x-errors/${system.errors}`)?.value ?? {}
    const codes = [
      ...(Array.isArray(generic) ? generic.map(String) : []),
      ...Object.values(catalogue.situations).map(({ code }) => code),
    ]
    return { ...sibling, id: 'no operation', responses: [], errors: codes, body: null, parameters: [] }
  }
}
