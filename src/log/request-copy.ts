/**
 * A copy of a request with another body, or other headers. It is written out: a spread of requests, which have several shapes, makes each
 * copy an object of a shape of its own, and nothing reads those quickly.
 */
import type { LoggedRequest } from './entry.ts'

type Copy<Body> = { -readonly [Name in keyof LoggedRequest]: Name extends 'body' ? Body : LoggedRequest[Name] }

export function requestWith<Body>(request: LoggedRequest, headers: LoggedRequest['headers'], body: Body): Copy<Body> {
  const { method, host, path, query, tooLarge, undoneCodings, isForServer } = request
  const copy: Copy<Body> = { method, host, path, query, headers, body } as Copy<Body>
  if (tooLarge !== undefined) copy.tooLarge = tooLarge
  if (undoneCodings !== undefined) copy.undoneCodings = undoneCodings
  if (isForServer !== undefined) copy.isForServer = isForServer
  return copy
}
