/** Paths that clients of the time ask besides: other views of the same things. */
import { type Scenario, scenario } from '../scenario.ts'
import { sha1 } from '../sha1.ts'

export const nowOtherPaths: Scenario = scenario(
  'the other paths of the clients show the same things',
  { system: 'now' },
  async ({ owner, step }) => {
    // What they answer is held to the document like any other answer.
    for (const [what, path, id] of [
      ['domains are under /now too', '/now/domains', 'NEAR-1'],
      ['certificates are at /certs too', '/certs', 'NEAR-2'],
    ] as const) {
      await step.apart(what, [id], async ({ expect }) => {
        const { status } = await owner.request({ method: 'GET', path })
        expect(status).toBe(200)
      })
    }

    await step.apart('the nameservers of a domain can be asked for', ['NEAR-5'], async () => {
      await owner.call('getNowNameservers', { query: { domain: owner.uniqueHost('nobody') } })
    })
  },
)

const text = (name: string): string => `console.log(${JSON.stringify(name)})\n`

export const nowUploads: Scenario = scenario(
  'a deployment of hashes is DEPLOYING until its last file is there',
  { system: 'now' },
  async ({ owner, step }) => {
    const contents = ['first.js', 'second.js'].map((file) => ({
      file,
      bytes: new TextEncoder().encode(text(owner.unique(file))),
    }))
    const files = await Promise.all(
      contents.map(async ({ file, bytes }) => ({ file, size: bytes.length, sha: await sha1(bytes), mode: 33_188 })),
    )
    const name = owner.unique('hashes')
    const id = await step('tells what it is made of', ['NEAR-6'], async ({ expect }) => {
      const { body } = await owner.call('createNowDeploymentFromHashes', {
        body: { name, files },
      })
      expect((body.missing ?? []).toSorted()).toEqual(files.map(({ sha }) => sha).toSorted())
      // A target that tells none is asked for none.
      return body.deploymentId ?? ''
    })
    const send = (index: number) =>
      owner.call('syncNowFile', {
        body: contents[index]?.bytes ?? new Uint8Array(),
        headers: { 'x-now-deployment-id': id, 'x-now-sha': files[index]?.sha ?? '' },
      })

    await step('sends the first', ['NEAR-6'], () => send(0))

    await step('it waits in DEPLOYING for the second', ['NEAR-6', 'NOW-DEP-6'], async ({ expect }) => {
      const { body } = await owner.call('getNowDeployment', { path: { id } })
      expect(body.state).toBe('DEPLOYING')
    })

    await step('sends the second', ['NEAR-6'], () => send(1))

    await step('it is no longer DEPLOYING', ['NEAR-6', 'NOW-DEP-6'], async ({ expect }) => {
      const { body } = await owner.call('getNowDeployment', { path: { id } })
      expect(body.state).not.toBe('DEPLOYING')
    })

    await step.apart('it can be listed by its name', ['NEAR-3'], async ({ expect }) => {
      const { body } = await owner.call('listNowDeploymentsByName', { query: { app: name } })
      expect(body.deployments.map(({ uid }) => uid)).toEqual([id])
    })

    await step.apart('it can be deleted by naming it in a body', ['NEAR-4'], async ({ expect }) => {
      const { body } = await owner.call('removeNowDeployment', { body: { deploymentId: id } })
      expect(body).toMatchObject({ uid: id })
    })
  },
)

export const nowNeighbourScenarios: readonly Scenario[] = [nowOtherPaths, nowUploads]
