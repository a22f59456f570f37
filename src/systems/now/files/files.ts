/** The files of a deployment, as a tree and one by one. */
import { type BehavioursOf, ok, okRaw } from '../../../pipeline/behaviour.ts'
import { findDeployment } from '../deployments/records.ts'
import { sendable } from './content.ts'
import { findContent } from './contents.ts'
import { treeOf } from './file-tree.ts'
import { mediaTypeOf } from './media-type.ts'

type FileOperation = 'listNowDeploymentFiles' | 'getNowDeploymentFile'

export const files: Pick<BehavioursOf<'now'>, FileOperation> = {
  listNowDeploymentFiles({ path, principal, world, fail }) {
    const deployment =
      findDeployment(path.id, principal.account.id, world) ??
      fail('not_found', { thing: 'deployment', reference: path.id })
    return ok(treeOf(deployment.files))
  },

  getNowDeploymentFile({ path, principal, world, fail }) {
    const ownerId = principal.account.id
    const deployment =
      findDeployment(path.id, ownerId, world) ?? fail('not_found', { thing: 'deployment', reference: path.id })
    const file = deployment.files.find(({ sha }) => sha === path.file_id)
    // A file that is still to be synced has an id and no content yet.
    const blob = file && findContent(ownerId, file.sha, world)
    if (file === undefined || blob === undefined) {
      return fail('not_found', { thing: 'file', reference: path.file_id })
    }
    return okRaw({ content: sendable(blob.content), mediaType: mediaTypeOf(file.path) })
  },
}
