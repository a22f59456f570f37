/** A body of `application/x-www-form-urlencoded`: an object, by the types of its schema. */
import type { Form } from '../../spec/contract.ts'
import { put } from '../parameters/branch.ts'
import { splitOnce } from '../parameters/delimited.ts'
import { createFields, valueOfFields } from './fields.ts'
import { readText } from './read-text.ts'
import { unreadable } from './unreadable.ts'

export function readForm(bytes: Uint8Array, contentType: string, form: Form): unknown {
  const text = readText(bytes, contentType).trim()
  const fields = createFields(form)
  for (const pair of text === '' ? [] : text.split('&')) {
    const [name, value] = splitOnce(pair)
    if (pair !== '') put(fields.root, fields.keysOf(decoded(name)), decoded(value))
  }
  return valueOfFields(fields, form)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return unreadable('The body is not percent-encoded as UTF-8.')
  }
}
