/** Asks with a fetch function and reads all of its answer. */
import type { Ask, Told } from '../suite/way-in.ts'

export async function askWith(
  send: (url: string, init: RequestInit) => Promise<Response>,
  { method, path, host, headers, body }: Ask,
): Promise<Told> {
  const sent = body === undefined ? {} : { body: new Uint8Array(Buffer.from(body)) }
  const response = await send(`https://${host}${path}`, { method, headers, ...sent })
  return {
    status: response.status,
    // Not every environment iterates names in lower case.
    headers: Object.fromEntries([...response.headers].map(([name, value]) => [name.toLowerCase(), value])),
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}
