/** What runs in the page: the MSW worker with the handlers, and requests of a front end. Its outcome is what the test reads. */
import { setupWorker } from 'msw/browser'
import { createHandlers } from '../../src/adapters/msw.ts'
import { createPlatform } from '../../src/index.ts'

declare global {
  interface Window {
    outcome: Promise<unknown>
    certificate: { readonly cert: string; readonly key: string }
  }
}

async function run(): Promise<unknown> {
  const platform = createPlatform({ seed: 42 })
  await setupWorker(...createHandlers(platform)).start({ quiet: true, onUnhandledRequest: 'bypass' })

  const call = async (
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown; limit: string | null }> => {
    const answer = await fetch(`https://api.zeit.co${path}`, {
      method,
      headers: { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      body: text === '' ? null : JSON.parse(text),
      limit: answer.headers.get('X-Rate-Limit-Limit'),
    }
  }
  const created = await call('POST', '/now/deployments', {
    package: { name: 'page' },
    'index.html': '<h1>It runs nowhere</h1>',
  })
  // The answer of createNowDeployment, whose shape the document gives.
  const { host } = created.body as { host: string }
  platform.clock.advance('10s')
  return {
    created: created.status,
    list: await call('GET', '/now/deployments'),
    site: await (await fetch(`https://${host}/`)).text(),
    refused: (await call('POST', '/now/secrets', { name: 'no value' })).status,
    certificate: (await call('PUT', '/now/certs', { domains: ['page.example.com'], ca: '', ...window.certificate }))
      .status,
    own: await (await fetch('/own.txt')).text(),
  }
}

window.outcome = run()
