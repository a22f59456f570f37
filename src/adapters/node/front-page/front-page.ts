/**
 * What the server says at its root: that it is up, and what it is. For people as a page, for programs as JSON; tools that wait for a
 * server take the success. Tokens are told to whom the control API would answer, and to nobody else.
 */
import type { Answer, Platform, Received } from '../../../platform.ts'
import { prefersJson } from '../../prefers-json.ts'
import type { FrontPageFacts } from './facts.ts'
import { frontPageHtml, frontPagePolicy } from './html.ts'

export interface FrontPageOptions {
  readonly version: () => string
  readonly scheme: 'http' | 'https'
  /** Without a trailing slash. */
  readonly basePath: string
}

export interface FrontPage {
  serves(received: Pick<Received, 'method' | 'path' | 'isForServer'>): boolean
  /** @param isTrusted Whether the caller may see tokens. */
  answer(received: Received, isTrusted: boolean): Answer
}

export function createFrontPage(platform: Platform, { version, scheme, basePath }: FrontPageOptions): FrontPage {
  const factsFor = (host: string, isTrusted: boolean): FrontPageFacts => ({
    name: 'nowhere-kit',
    version: version(),
    profile: platform.profile,
    url: `${scheme}://${host}${basePath}`,
    systems: platform.systems.map(({ name, origin }) => ({ name, origin })),
    ...(isTrusted && { tokens: platform.tokens }),
    state: 'in memory: it is gone when the server ends',
    control: '/_nowhere/',
    documentation: 'README.md and docs/ of the package nowhere-kit',
  })

  return {
    serves: ({ method, path, isForServer }) =>
      isForServer === true && path === '/' && (method === 'GET' || method === 'HEAD'),
    answer({ method, host, headers }, isTrusted) {
      const facts = factsFor(host, isTrusted)
      const [type, body] = prefersJson(headers.accept)
        ? ['application/json', `${JSON.stringify(facts, null, 2)}\n`]
        : ['text/html', frontPageHtml(facts)]
      return {
        status: 200,
        headers: { ...guarding, 'Content-Type': `${type}; charset=utf-8` },
        body: method === 'HEAD' ? null : body,
      }
    },
  }
}

/** No page of another origin may embed it, and none reads it but those that may read answers. */
const guarding = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': frontPagePolicy,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Accept, Origin',
}
