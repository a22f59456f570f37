/**
 * A copy of a request with another body, or other headers. It is written out: a spread of requests, which have several shapes, makes each
 * copy an object of a shape of its own, and nothing reads those quickly.
 */
import type { LoggedRequest } from './entry.ts'

type Copy<Body> = { -readonly [Name in keyof LoggedRequest]: Name extends 'body' ? Body : LoggedRequest[Name] }
type Optional = {
  [Name in keyof LoggedRequest]-?: undefined extends LoggedRequest[Name] ? Name : never
}[keyof LoggedRequest]

/** Each of them, or this does not compile: what is missing here would be lost from the log. */
const optional = Object.keys({
  tooLarge: true,
  undoneCodings: true,
  isForServer: true,
} satisfies Record<Optional, true>) as Optional[]

export function requestWith<Body>(request: LoggedRequest, headers: LoggedRequest['headers'], body: Body): Copy<Body> {
  const { method, host, path, query } = request
  const copy: Copy<Body> = { method, host, path, query, headers, body }
  for (const name of optional) keepMember(copy, request, name)
  return copy
}

function keepMember<Name extends Optional>(
  copy: { [Key in Name]?: LoggedRequest[Key] },
  request: LoggedRequest,
  name: Name,
): void {
  const value = request[name]
  if (value !== undefined) copy[name] = value
}
