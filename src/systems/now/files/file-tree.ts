/** The files of a deployment as the tree that their paths describe. */
import type { Contract } from '../../../spec/contract.ts'
import type { ResultOf } from '../../../spec/operations.ts'
import { limitOf } from '../../../world/account-limits.ts'
import type { Account, DeploymentFile } from '../../../world/records/records.ts'

type Tree = ResultOf<'listNowDeploymentFiles'>
type Entry = Tree[number]

/** What is in a folder, by name. A Map, because a file may be called `__proto__`. */
type Folder<File> = Map<string, Folder<File> | { readonly file: File }>

/** The entries at the top: folders first, each in the order in which it came. */
export function treeOf(files: readonly DeploymentFile[]): Tree {
  const root: Folder<DeploymentFile> = new Map()
  for (const file of files) place(root, file.path, file)
  return entriesOf(root)
}

/** Why an account may not deploy so many files, as a sentence; undefined when it may. */
export function problemOfCount(count: number, account: Account, contract: Contract): string | undefined {
  const filesMax = limitOf(account, 'files', contract)
  return count > filesMax ? `The deployment has ${count} files; your account may deploy ${filesMax}.` : undefined
}

/** Why no folder can hold all of these paths, as a sentence; undefined when one can. */
export function problemOfPaths(paths: readonly string[]): string | undefined {
  const root: Folder<string> = new Map()
  for (const path of paths) {
    const problem = place(root, path, path)
    if (problem !== undefined) return problem
  }
  return undefined
}

/** Puts a file where its path says, and says why it cannot. */
function place<File>(root: Folder<File>, path: string, file: File): string | undefined {
  const folders = path.split('/')
  const name = folders.pop() ?? ''
  let folder = root
  for (const [depth, segment] of folders.entries()) {
    const known = folder.get(segment) ?? new Map()
    if (!(known instanceof Map)) return bothFileAndFolder(folders.slice(0, depth + 1).join('/'))
    folder.set(segment, known)
    folder = known
  }
  const known = folder.get(name)
  if (known instanceof Map) return bothFileAndFolder(path)
  if (known !== undefined) return `The path "${path}" stands there twice.`
  folder.set(name, { file })
  return undefined
}

function bothFileAndFolder(path: string): string {
  return `"${path}" is both a file and a folder.`
}

function entriesOf(folder: Folder<DeploymentFile>): Tree {
  const directories: Entry[] = []
  const files: Entry[] = []
  for (const [name, member] of folder) {
    if (member instanceof Map) directories.push({ type: 'directory', name, children: entriesOf(member) })
    else files.push({ type: 'file', name, uid: member.file.sha })
  }
  return [...directories, ...files]
}
