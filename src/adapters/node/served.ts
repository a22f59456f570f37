/** A request and its response as Node gives them, of either HTTP version. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'

export type ServedRequest = IncomingMessage | Http2ServerRequest
export type ServedResponse = ServerResponse | Http2ServerResponse
export type ServeRequest = (request: ServedRequest, response: ServedResponse) => void
