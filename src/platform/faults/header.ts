/**
 * The header `X-Nowhere-Fault`, by which a request orders what goes wrong with it: a dictionary of structured fields (RFC 9651), such
 * as `code=conflict, delay=2000` or `drop=after`.
 */
import { UsageError } from '../../errors/usage-error.ts'
import type { Contract, Operation } from '../../spec/contract.ts'
import { type Effects, effectsOf } from '../../world/faults.ts'
import type { FaultEffects } from './fault.ts'
import { readEffects } from './read-fault.ts'

const names = ['code', 'status', 'delay', 'drop', 'truncate', 'malformed', 'unsafe'] as const

/**
 * @param operation Undefined where none is asked.
 * @throws UsageError
 */
export function readFaultHeader(header: string, operation: Operation | undefined, contract: Contract): Effects {
  const given = readDictionary(header)
  for (const name of Object.keys(given)) {
    if (!names.some((known) => known === name)) {
      refuse(header, `there is no member ${JSON.stringify(name)}`, `There is ${names.join(', ')}.`)
    }
  }
  // `readEffects` looks at each value.
  const effects = readEffects(given as FaultEffects, operation?.id ?? '*', contract)
  return effectsOf(effects)
}

const key = /^[a-z*][a-z0-9_.*-]*/
const bare =
  /^(?:(-?\d{1,15}(?:\.\d{1,3})?)|"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"|\?([01])|([A-Za-z*][\w!#$%&'*+.^`|~:/-]*))/

/** Members with a number, a text, a token or a boolean; whatever else structured fields have, no fault has. */
function readDictionary(header: string): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  let rest = header.trim()
  while (rest !== '') {
    const [name] = key.exec(rest) ?? refuseForm(header)
    rest = rest.slice(name.length)
    read[name] = true
    if (rest.startsWith('=')) {
      const [all, number, text, flag, token] = bare.exec(rest.slice(1)) ?? refuseForm(header)
      rest = rest.slice(1 + all.length)
      if (number !== undefined) read[name] = Number(number)
      else if (text !== undefined) read[name] = text.replace(/\\(.)/g, '$1')
      else read[name] = flag === undefined ? token : flag === '1'
    }
    rest = rest.trimStart()
    if (rest === '') break
    if (!/^,\s*\S/.test(rest)) refuseForm(header)
    rest = rest.slice(1).trimStart()
  }
  return read
}

function refuseForm(header: string): never {
  refuse(header, 'it is no dictionary of structured fields', 'Give one such as code=conflict, delay=2000, drop=after.')
}

function refuse(header: string, why: string, next: string): never {
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to order the fault ${JSON.stringify(header.slice(0, 200))} with X-Nowhere-Fault: ${why}. ${next}`,
  )
}
