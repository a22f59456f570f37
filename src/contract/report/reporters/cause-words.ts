/** What a headline says of what was refused, taken or deleted: values of anybody's stand between its words. */

export interface Refusal {
  readonly operationId: string
  readonly verb: 'accepted' | 'failed on'
  /** The step that asked it. */
  readonly step: string
  /** The property whose value was wrong, where the step says it. */
  readonly input: string | undefined
}

/** `ID accepted what it has to refuse: it answered 201, at "STEP: INPUT".` */
export function refusalIn(headline: string): Refusal | undefined {
  const [head = '', ...rest] = headline.split(' what it has to refuse: ')
  const verb = head.endsWith(' accepted') ? 'accepted' : head.endsWith(' failed on') ? 'failed on' : undefined
  if (verb === undefined || rest.length === 0) return undefined
  const told = rest.join('')
  const step = told.slice(told.indexOf(' at "') + ' at "'.length)
  const colon = step.indexOf(': ')
  const asked = step.endsWith('".') && colon !== -1 ? step.slice(colon + 2, -2) : ''
  const input = /^(?:without )?(\S+)(?: (?:of|as|too|with|not|between)\b.*)?$/.exec(asked)?.[1]
  return { operationId: head.slice(0, -verb.length - 1), verb, step, input }
}

/** `deleteTask` of `listTasks still has what createTask made (id "1") after deleteTask deleted it`. */
export function removerIn(headline: string): string | undefined {
  const [begin, end] = [headline.indexOf(' still has what '), headline.lastIndexOf(' deleted it')]
  if (begin === -1 || end < begin) return undefined
  const between = headline.slice(begin, end)
  const after = between.lastIndexOf(' after ')
  return after === -1 ? undefined : between.slice(after + ' after '.length)
}
