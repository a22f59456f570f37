/** The errors of a document that knows them by their status: a catalogue with a code for each, `http-404`, and no place for it in a body. */
import { isObject, type JsonObject } from '../spec/pointer.ts'

/** Client errors that a document may mean by `4XX` or `default`. */
export const clientErrors: readonly number[] = [
  400, 401, 402, 403, 404, 405, 406, 409, 410, 412, 413, 414, 415, 422, 423, 428, 429, 431,
]
export const serverErrors: readonly number[] = [500, 501, 502, 503, 504]
/** Errors of the protocol, which hardly a document lists for each of its operations. */
export const protocolErrors: readonly number[] = [401, 403, 405, 406, 413, 414, 415, 429, 431]

export function codeOf(status: number): string {
  return `http-${status}`
}

/** @param paths Adapted; what most operations declare for bad input is what the catalogue calls `invalid`. */
export function errorStatuses(paths: Readonly<Record<string, JsonObject>>): JsonObject {
  const declared = Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap((operation) =>
      isObject(operation) && isObject(operation.responses) ? Object.keys(operation.responses) : [],
    ),
  )
  const count = (status: string): number => declared.filter((each) => each === status).length
  const invalid = count('422') > count('400') ? 422 : 400
  return {
    body: {},
    generic: [],
    situations: {
      'unknown-path': codeOf(404),
      'unknown-method': codeOf(405),
      unauthenticated: codeOf(401),
      unreadable: codeOf(400),
      invalid: codeOf(invalid),
    },
    codes: Object.fromEntries(
      [...clientErrors, ...serverErrors].map((status) => [
        codeOf(status),
        { status, message: '', 'x-assumption': 'The document knows errors by their status.' },
      ]),
    ),
  }
}
