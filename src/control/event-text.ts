/** What comes, written as Server-Sent Events (WHATWG HTML, "Server-sent events"). */
import type { Events } from './route.ts'

/** Each has its number as id, which a browser that connects again sends back as `Last-Event-ID`. */
export async function* eventText(each: Events['each']): AsyncGenerator<string> {
  // At once, so that whoever listens knows that it does.
  yield ': listening\n\n'
  // JSON holds no line break.
  for await (const { id, data } of each) yield `id: ${id}\ndata: ${JSON.stringify(data)}\n\n`
}
