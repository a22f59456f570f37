/** The way in without any carrier. */
import type { WayIn } from '../suite/way-in.ts'
import { askWith } from './read-response.ts'

export const throughFetch: WayIn = {
  name: 'platform.fetch',
  fallsThrough: false,
  start: async (platform) => ({
    ask: (request) => askWith(platform.fetch, request),
    close() {},
  }),
}
