/** The files of a deployment as the tree that their paths describe. */
import type { ResultOf } from '../../spec/operations.ts'
import type { DeploymentFile } from '../../world/records.ts'

type Tree = ResultOf<'listNowDeploymentFiles'>
type Entry = Tree[number]

/** A folder while the tree is being made. A Map, because a file may be called `__proto__`. */
type Folder = Map<string, Folder | DeploymentFile>

/** The entries at the top: folders first, each in the order in which it came. */
export function treeOf(files: readonly DeploymentFile[]): Tree {
  const root: Folder = new Map()
  for (const file of files) {
    const segments = file.path.split('/')
    const name = segments.pop() ?? ''
    let folder = root
    for (const segment of segments) {
      const known = folder.get(segment)
      const next: Folder = known instanceof Map ? known : new Map()
      folder.set(segment, next)
      folder = next
    }
    folder.set(name, file)
  }
  return entriesOf(root)
}

function entriesOf(folder: Folder): Tree {
  const directories: Entry[] = []
  const files: Entry[] = []
  for (const [name, member] of folder) {
    if (member instanceof Map) directories.push({ type: 'directory', name, children: entriesOf(member) })
    else files.push({ type: 'file', name, uid: member.sha })
  }
  return [...directories, ...files]
}

/** Why no folder can hold all of these paths, as a sentence; undefined when one can. */
export function problemOfPaths(paths: readonly string[]): string | undefined {
  const files = new Set<string>()
  for (const path of paths) {
    if (files.has(path)) return `The path "${path}" stands there twice.`
    files.add(path)
  }
  for (const path of paths) {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      const folder = path.slice(0, slash)
      if (files.has(folder)) return `"${folder}" is both a file and the folder of "${path}".`
    }
  }
  return undefined
}
