/** What the pages of a test ask of the API goes to the fake, into the world of the test. */
import type { BrowserContext, Route } from '@playwright/test'
import type { ServedFake } from '../suites/serve-fake.ts'

export async function routeToWorld(context: BrowserContext, fake: ServedFake, world: string): Promise<void> {
  const bases = fake.origins.map((origin) => `${origin}/`)
  await context.route(
    ({ href }) => bases.some((base) => href.startsWith(base)),
    (route) => answered(route, fake, world),
  )
  // What names its world in the path already is left as it is.
  await context.route(
    ({ href }) => href.startsWith(`${fake.url}/`) && !href.startsWith(`${fake.url}/~`),
    async (route) => route.continue({ headers: withWorld(route, world) }),
  )
}

/** The page goes on believing that it speaks with the origin of the API, and so does the fake. */
async function answered(route: Route, { url }: ServedFake, world: string): Promise<void> {
  const { host, pathname, search } = new URL(route.request().url())
  const headers = { ...withWorld(route, world), host }
  // A redirect is the page's own to follow.
  const response = await route.fetch({ url: `${url}${pathname}${search}`, headers, maxRedirects: 0 })
  await route.fulfill({ response })
}

/** Added behind the page's back: it would have to ask first whether it may send it. */
function withWorld(route: Route, world: string): Record<string, string> {
  return { ...route.request().headers(), 'x-nowhere-world': world }
}
