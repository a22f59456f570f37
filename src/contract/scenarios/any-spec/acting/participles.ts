/** What a thing is called that something was done to: `published` of `publish`. Words that lead to more than one state are left out. */
import { flat } from '../../../../document/path-names.ts'
import { participlesOf as regularOf, stateSaidBy, wordsOf } from '../../../../document/words.ts'

const irregular: Readonly<Record<string, readonly string[]>> = {
  activate: ['activated', 'active'],
  begin: ['begun', 'started', 'running', 'in_progress'],
  cancel: ['cancelled', 'canceled'],
  complete: ['completed', 'complete', 'done'],
  deactivate: ['deactivated', 'inactive'],
  finish: ['finished', 'done'],
  freeze: ['frozen'],
  hold: ['held', 'on_hold'],
  lose: ['lost'],
  open: ['opened', 'open'],
  pay: ['paid'],
  read: ['read'],
  reopen: ['reopened', 'open'],
  resume: ['resumed', 'running', 'in_progress', 'active'],
  run: ['running'],
  sell: ['sold'],
  send: ['sent'],
  start: ['started', 'running', 'in_progress', 'active'],
  unfreeze: ['unfrozen'],
  void: ['voided', 'void'],
  win: ['won'],
  withdraw: ['withdrawn'],
}

/** What is over when it is answered; all else may have gone on since. */
const resting =
  /^(abort|archive|block|cancel|close|complete|deactivate|decline|disable|dismiss|finish|freeze|lock|mute|pause|pin|publish|reject|resolve|revoke|star|suspend|terminate|trash|void|withdraw)$/

/** @param word The last word of the path of an action, such as `cancel`, `mark-paid` and `cancelOrder`. */
export function participlesOf(word: string): readonly string[] {
  const [verb = '', ...rest] = wordsOf(word)
  const said = stateSaidBy(word)
  if (said !== undefined) return [said]
  if (/^(mark|set)$/.test(verb)) return []
  if (irregular[verb] !== undefined) return irregular[verb]
  if (!/^[a-z]{3,}$/.test(verb)) return []
  return rest.length === 0 ? regularOf(verb) : [...regularOf(verb), ...regularOf(word)]
}

/** Whether what was done stays so until somebody does something else. */
export function comesToRest(word: string): boolean {
  return resting.test(wordsOf(word)[0] ?? '')
}

/** Those of some states that a word leads to. */
export function statesLedTo(word: string, states: readonly string[]): readonly string[] {
  const wanted = new Set(participlesOf(word).map(flat))
  return states.filter((state) => wanted.has(flat(state)))
}

/** What a thing is called that is so no more: `enabled` of `disable`, `published` of `unpublish`. */
export function undoneBy(word: string): readonly string[] {
  const [verb = '', ...rest] = wordsOf(word)
  if (rest.length > 0) return []
  if (verb === 'disable') return ['enabled']
  if (verb === 'deactivate') return ['active', 'activated']
  const undone = /^un([a-z]{3,})$/.exec(verb)?.[1]
  return undone === undefined ? [] : participlesOf(undone)
}
