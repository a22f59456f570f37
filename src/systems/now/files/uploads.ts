/**
 * The command line's way to deploy: first the hashes of all files, then the contents that the platform does not have yet.
 * What it sends and reads: the client cited in openapi.yaml at these paths.
 */
import { type BehavioursOf, ok } from '../../../pipeline/behaviour.ts'
import { nameDeployment } from '../deployments/host.ts'
import { beginDeploymentLife } from '../deployments/life.ts'
import { findDeployment } from '../deployments/records.ts'
import { emptySha, hashBytes, hashText } from './content.ts'
import { awaitContent, keepContent, missingOf } from './contents.ts'
import { problemOfCount, problemOfPaths } from './file-tree.ts'

type UploadOperation = 'createNowDeploymentFromHashes' | 'syncNowFile'

export const uploads: Pick<BehavioursOf<'now'>, UploadOperation> = {
  createNowDeploymentFromHashes({ body, principal, world, contract, newId, fail }) {
    const ownerId = principal.account.id
    const problem =
      problemOfCount(body.files.length, principal.account, contract) ??
      problemOfPaths(body.files.map(({ file }) => file))
    if (problem !== undefined) fail('bad_request', { problem })

    const shas = body.files.map(({ sha }) => sha)
    // The client uploads nothing when only empty files are missing, and would wait for ever.
    if (shas.includes(emptySha)) keepContent(ownerId, hashText(''), world, contract)
    const missing = missingOf(shas, ownerId, world)
    const deployment = world.deployments.insert({
      id: newId('NowDeploymentId'),
      ownerId,
      ...nameDeployment(body.name, world, newId),
      createdAt: world.clock.now(),
      life: beginDeploymentLife(world, {}, missing.length === 0),
      files: body.files.map(({ file, sha, size }) => ({ path: file, sha, size })),
    })
    for (const sha of missing) awaitContent(deployment.id, ownerId, sha, world)
    return ok({ deploymentId: deployment.id, url: deployment.host, ...(missing.length === 0 ? {} : { missing }) })
  },

  syncNowFile({ body, headers, principal, world, contract, fail }) {
    const { 'x-now-deployment-id': id = '', 'x-now-sha': sha = '' } = headers
    const content = hashBytes(body instanceof Uint8Array ? body : new Uint8Array())
    if (content.sha !== sha) {
      fail('bad_request', {
        problem: `The SHA-1 of the body is ${content.sha} and not the "x-now-sha" of the request.`,
      })
    }
    const ownerId = principal.account.id
    const deployment = findDeployment(id, ownerId, world) ?? fail('not_found', { thing: 'deployment', reference: id })
    if (!deployment.files.some((file) => file.sha === sha)) {
      fail('bad_request', { problem: `No file of the deployment has the SHA-1 ${sha}.` })
    }
    keepContent(ownerId, content, world, contract)
    return ok({})
  },
}
