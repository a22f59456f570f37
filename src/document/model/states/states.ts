/** The states of a thing, as a property with few values shows them, and the actions whose names lead to them. */

import type { LifeCycle } from '../../../spec/contract.ts'
import { isObject, type Json, type JsonObject, type Located } from '../../../spec/pointer.ts'
import { readLifeCycle } from '../../../spec/read-contract.ts'
import { isCycle } from '../../adapting/own-words.ts'
import { flat } from '../../path-names.ts'
import { shapeOf } from '../../shape.ts'
import { nounsOf, participlesOf, stateSaidBy } from '../../words.ts'
import type { StatesModel } from '../model.ts'
import { isStateName } from './state-names.ts'

/** What a thing is at first, the likelier first; of equally likely ones what the document names first. */
const initials = [
  'draft new created',
  'pending queued waiting open submitted requested placed scheduled todo backlog notstarted',
  'initial initializing provisioning',
  'available active enabled unpaid',
].map((names) => names.split(' '))

/** What an action's word becomes where its state is called otherwise. */
const outcomes: Readonly<Record<string, readonly string[]>> = {
  start: ['started', 'running', 'in_progress', 'active', 'on', 'online', 'starting'],
  boot: ['running', 'active', 'online', 'on', 'booting', 'starting'],
  poweron: ['running', 'active', 'online', 'on', 'starting'],
  run: ['running'],
  stop: ['stopped', 'inactive', 'off', 'offline', 'stopping'],
  poweroff: ['off', 'stopped', 'offline', 'inactive', 'stopping'],
  shutdown: ['off', 'stopped', 'offline', 'inactive', 'shutting_down', 'stopping'],
  reboot: ['running', 'active', 'rebooting'],
  activate: ['active', 'activated', 'enabled'],
  deactivate: ['inactive', 'deactivated', 'disabled'],
  confirm: ['confirmed', 'active'],
  reject: ['rejected', 'declined', 'denied'],
  complete: ['completed', 'complete', 'done', 'finished'],
  fulfill: ['fulfilled', 'completed'],
  hold: ['on_hold', 'held'],
  trash: ['trashed', 'deleted'],
  discard: ['discarded', 'trashed', 'deleted'],
  redeem: ['redeemed', 'used'],
  retry: ['pending', 'queued', 'processing'],
  cancel: ['cancelled', 'canceled'],
  checkout: ['checked_out', 'ordered', 'converted', 'completed', 'closed'],
  pay: ['paid', 'completed'],
  send: ['sent', 'shipped'],
  ship: ['shipped', 'in_transit'],
  submit: ['submitted', 'pending', 'in_review'],
  withdraw: ['withdrawn'],
  reopen: ['open', 'reopened'],
  resume: ['active', 'running', 'resumed', 'live', 'online', 'in_progress', 'playing'],
  unpause: ['active', 'running', 'resumed', 'live', 'online', 'in_progress', 'playing'],
  restart: ['running'],
  finish: ['finished', 'done', 'completed'],
  finalize: ['finalized', 'open', 'final'],
  done: ['done', 'completed'],
  void: ['void', 'voided'],
  begin: ['active', 'started', 'in_progress'],
  enable: ['enabled', 'active'],
  disable: ['disabled', 'inactive'],
  deploy: ['deployed'],
  deny: ['denied'],
  capture: ['captured', 'succeeded'],
  freeze: ['frozen'],
  unfreeze: ['active'],
  lock: ['locked'],
  unlock: ['unlocked', 'active'],
  archive: ['archived'],
  unarchive: ['active', 'open'],
  restore: ['active', 'available'],
  suspend: ['suspended'],
  unsuspend: ['active'],
  publish: ['published', 'live'],
  unpublish: ['draft', 'unpublished'],
}

/**
 * @param actions Last words of paths at which something is done to a thing.
 * @param isLater Whether what creates one answers that it will be done later (202).
 * @param shown The thing that an example of that answer shows.
 */
export function statesOf(
  document: JsonObject,
  thing: Located,
  actions: readonly string[],
  isLater: boolean,
  shown: Readonly<Record<string, unknown>> = {},
): StatesModel | null {
  for (const [property, schema] of shapeOf(document, thing).properties) {
    const { keywords } = shapeOf(document, schema)
    if (!isStateName(property) && !isObject(keywords['x-life-cycle'])) continue
    const states = textsOf(keywords.enum)
    if (states.length < 2) continue
    const initial = initialOf(states, keywords, shown[property])
    const led = actions.flatMap((action): [string, string][] => {
      const state = outcomeOf(action, states, initial) ?? leftBy(action, states)
      return state === undefined ? [] : [[action, state]]
    })
    return {
      property,
      initial,
      names: states,
      actions: Object.fromEntries(led),
      cycle: cycleOf(keywords, states, initial, isLater),
    }
  }
  return null
}

/** What a fake takes for a step of which the document says at most how long it may take. */
const stepMs = 1_000

const working = ['running', 'processing', 'inprogress', 'building', 'provisioning', 'creating', 'working', 'started']
const done = [
  'succeeded',
  'success',
  'completed',
  'complete',
  'done',
  'finished',
  'ready',
  'active',
  'available',
  'processed',
]

/** As the document writes it; where something is only begun when it is answered, from what it is at first to what it comes to. */
function cycleOf(keywords: JsonObject, states: readonly string[], initial: string, isLater: boolean): LifeCycle | null {
  const written = keywords['x-life-cycle']
  if (isCycle(written)) {
    const cycle = readLifeCycle(written)
    return {
      ...cycle,
      transitions: cycle.transitions.map((transition) =>
        transition.on === null && transition.afterMs === null
          ? { ...transition, afterMs: Math.min(stepMs, (transition.withinMs ?? 2 * stepMs) / 2) }
          : transition,
      ),
    }
  }
  if (!isLater) return null
  const called = (wanted: readonly string[]): string | undefined =>
    wanted.map((name) => states.find((state) => flat(state) === name)).find((state) => state !== undefined)
  const last = called(done)
  if (last === undefined || last === initial) return null
  const between = called(working)
  const course = [initial, ...(between === undefined || between === initial ? [] : [between]), last]
  return {
    initial: [initial],
    final: [last],
    transitions: course
      .slice(1)
      .map((to, index) => ({ from: [course[index] ?? ''], to, on: null, afterMs: stepMs, withinMs: null })),
    spelling: {},
  }
}

function initialOf(states: readonly string[], { default: initial, ...keywords }: JsonObject, shown: unknown): string {
  const cycle = keywords['x-life-cycle']
  const [declared] = isObject(cycle) ? textsOf(cycle.initial) : []
  if (declared !== undefined) return declared
  if (typeof initial === 'string' && states.includes(initial)) return initial
  // What is over is shown by examples that were not written of something new.
  if (typeof shown === 'string' && states.includes(shown) && !over.test(flat(shown))) return shown
  const likely = initials
    .map((names) => states.find((state) => names.some((name) => flat(state) === name || isStill(name, state))))
    .find((state) => state !== undefined)
  if (likely !== undefined) return likely
  // What asks for something more comes before what is over.
  const lacking = states.filter((state) => /^(requires?|awaiting|needs?)[_ -]/i.test(state))
  return (
    lacking.find((state) => /payment_?method/i.test(state)) ??
    lacking[0] ??
    states.find((state) => !over.test(flat(state))) ??
    states[0] ??
    ''
  )
}

/** `pending_approval` is pending; what is about to go was there before. */
function isStill(name: string, state: string): boolean {
  const isWaiting = (name === 'pending' || name === 'waiting') && new RegExp(`^${name}[_ -]`, 'i').test(state)
  return isWaiting && !/delet|cancel|remov|clos|terminat|suspen|deactiv|destr|expir/i.test(state)
}

const over =
  /^(cancell?ed|failed|failure|error|deleted|removed|archived|completed|complete|done|succeeded|success|finished|expired|refunded|closed|void|voided|rejected|declined|inactive|disabled|suspended|terminated)$/

/** What an action makes of a state of which no values are shown; undefined where its word leads to none. */
export function spokenOutcome(action: string): string | undefined {
  const word = flat(action)
  return Object.hasOwn(outcomes, word) ? outcomes[word]?.[0] : undefined
}

/** What is enabled after it was disabled is as it was at first. */
const takenBack: Readonly<Record<string, string>> = { enable: 'disabled', unsuspend: 'suspended', unfreeze: 'frozen' }

/** What waits for an approval is approved, and goes on to what comes next that is no failure. */
function leftBy(action: string, states: readonly string[]): string | undefined {
  const words = [flat(action), ...nounsOf(flat(action))]
  const at = states.findIndex((state) => {
    const [, , of = ''] = /^(pending|awaiting|requires?|needs?|waiting[_ -]for)[_ -](.+)$/i.exec(state) ?? []
    return words.includes(flat(of))
  })
  if (at === -1) return undefined
  return states
    .slice(at + 1)
    .find((state) => !over.test(flat(state)) && !/reject|return|declin|attention|fail|cancel|draft/i.test(state))
}

function outcomeOf(action: string, states: readonly string[], initial: string): string | undefined {
  const word = flat(action)
  const undone = takenBack[word]
  const isUndone = undone !== undefined && undone !== initial && states.some((state) => flat(state) === undone)
  if (isUndone && !states.some((state) => flat(state) === `${word}d`)) return initial
  const said = stateSaidBy(action)
  const wanted = [...(outcomes[word] ?? []), ...(said === undefined ? [] : [said]), ...participlesOf(action), word].map(
    flat,
  )
  return wanted.map((each) => states.find((state) => flat(state) === each)).find((state) => state !== undefined)
}

function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}
