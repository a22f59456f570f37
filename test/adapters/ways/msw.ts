/** The way in through Mock Service Worker in Node, of whichever major the import leads to. */
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { createHandlers } from '../../../src/adapters/msw.ts'
import type { WayIn } from '../suite/way-in.ts'
import { askWith } from './read-response.ts'

export const throughMsw: WayIn = {
  name: 'MSW',
  fallsThrough: true,
  async start(platform) {
    // What falls through ends here, not at the network.
    const elsewhere = http.all('*', () => new HttpResponse('fell through', { status: 299 }))
    const server = setupServer(...createHandlers(platform), elsewhere)
    server.listen()
    return { ask: (request) => askWith(fetch, request), close: () => server.close() }
  },
}
