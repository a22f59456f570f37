/** What a scenario is given to work with, and the actors of a run. */
import { capped } from '../../spec/facts.ts'
import type { Records } from '../clean-up/records.ts'
import { createRandom, type Names } from '../exchange/chance.ts'
import type { Role } from '../exchange/roles.ts'
import type { Visibility } from '../exchange/visibility.ts'
import type { Waiting } from '../exchange/waiting.ts'
import type { Acceptance } from '../judge/acceptance.ts'
import type { Context, Scenario, StepFunction } from '../scenarios/scenario.ts'
import type { Actor } from '../speak/actor.ts'
import type { Conversation } from '../speak/conversation.ts'
import { type ActorOptions, type Check, createActor, type LookUp } from '../speak/create-actor.ts'
import { Lacking } from '../speak/step-ended.ts'
import { type LifeCourse, lifeCourseOf } from '../specification/life-course.ts'
import type { Specification } from '../specification/specification.ts'
import type { Ids, OutsideDns, Target } from '../target/target.ts'
import { refusalCheck, type StepSink } from './run-options.ts'

/** What the scenarios of a run share. */
export interface Shared {
  readonly specification: Specification
  readonly target: Target
  readonly conversation: Conversation
  readonly names: Names
  readonly records: Records
  readonly lookUp: LookUp
  readonly check: Check
  readonly waiting: Waiting
  readonly visibility: Visibility | undefined
  readonly acceptance: Acceptance
  readonly seed: string
  readonly isRehearsal: boolean
}

export function contextOf(shared: Shared, { id, system }: Scenario, step: StepFunction, sink: StepSink): Context {
  const { target, names, waiting, isRehearsal } = shared
  const as = (role: Role | 'anonymous'): Actor => actorOf(shared, system, role, sink)
  return {
    get owner() {
      return as('owner')
    },
    get second() {
      return as('second')
    },
    get anonymous() {
      return as('anonymous')
    },
    as,
    token: target.tokenOf(system, 'owner'),
    isTokenGood: () => shared.acceptance.isGood(system),
    step,
    id(name: keyof Ids) {
      const value = target.ids[name]
      if (value === undefined) throw new Lacking(name)
      return value
    },
    can: (capability) => target.can(capability, system),
    isOwn: (text) => text.toLowerCase().includes(names.prefix.toLowerCase()),
    outsideDns: outsideDnsOf(shared),
    lifeCourse: (schema) => lifeCourse(shared, schema),
    isTaken: (operation, body) => shared.specification.closed(`${operation}.body`)?.(body) === true,
    clock: { now: () => waiting.nowMs(), sleep: (ms) => waiting.sleep(ms) },
    random: createRandom(shared.seed, id),
    isRehearsal,
  }
}

function outsideDnsOf({ target, records, isRehearsal }: Shared): OutsideDns {
  return {
    set: async (record) => {
      if (target.outsideDns === undefined) throw new Lacking('outside-dns')
      if (!isRehearsal) await records.set(record)
    },
    remove: async (record) => {
      if (!isRehearsal) await records.remove(record)
    },
  }
}

function lifeCourse({ specification }: Shared, schema: string): LifeCourse {
  const cycle = specification.contract.lifeCycles[schema]
  if (cycle === undefined) throw new Error(`no schema ${schema} with x-life-cycle`)
  return lifeCourseOf(cycle)
}

export function actorOf(shared: Shared, system: string, role: Role | 'anonymous', sink: StepSink): Actor {
  const { specification, target, conversation, names, lookUp, check } = shared
  const onWrongRefusal: ActorOptions['onWrongRefusal'] = (known, { message, expected, seen }, exchange) => {
    const { operation } = exchange.call
    const fact = operation === undefined ? known : capped(known, specification.levelOf(operation))
    sink.wrongRefusal({
      check: refusalCheck,
      message,
      level: fact.level,
      requirements: fact.requirements,
      operationId: operation?.id ?? null,
      expected,
      seen,
      exchange: exchange.number,
    })
  }
  return createActor({
    role,
    system,
    specification,
    target,
    conversation,
    names,
    lookUp,
    check,
    visibility: shared.visibility,
    isPaced: true,
    onExchange: (exchange) => sink.exchange(exchange),
    onWrongRefusal,
  })
}
