/** The files of a deployment of the now API, broken. */
import {
  answering,
  bodyOf,
  breaking,
  edit,
  editing,
  heading,
  itemOf,
  sharing,
  turning,
} from '../../../src/contract/selftest/mutants/break.ts'
import { type Mutant, mutantsOf } from '../../../src/contract/selftest/mutants/mutant.ts'

const files = 'GET /now/deployments/*/files'
const content = 'GET /now/deployments/*/files/*'

export const nowFileMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'the tree of files is flat',
    requirement: 'NOW-FILE-1',
    killedBy: 'the tree is that of the paths',
    wrap: answering(files, (body) => flat(body)),
  },
  {
    name: 'a file is missing from the tree',
    requirement: 'NOW-FILE-1',
    killedBy: 'the tree is that of the paths',
    wrap: answering(files, (body) =>
      Array.isArray(body) ? body.filter((entry) => itemOf(entry).name !== 'index.html') : body,
    ),
  },
  {
    name: 'package.json is not among the files',
    requirement: 'NOW-FILE-2',
    killedBy: 'the tree is that of the paths',
    wrap: answering(files, (body) =>
      Array.isArray(body) ? body.filter((entry) => itemOf(entry).name !== 'package.json') : body,
    ),
  },
  {
    name: 'a folder has no children',
    requirement: 'NOW-FILE-2',
    killedBy: 'body fits its schema',
    wrap: answering(files, (body) =>
      Array.isArray(body)
        ? body.map((entry) => (itemOf(entry).type === 'directory' ? { ...itemOf(entry), children: undefined } : entry))
        : body,
    ),
  },
  {
    name: 'the id of a file is not the SHA-1 of its content',
    requirement: 'NOW-FILE-3',
    killedBy: 'an id is the SHA-1 of the content',
    wrap: editing(files, '*/uid', (uid) => (typeof uid === 'string' ? uid.split('').toReversed().join('') : uid)),
  },
  {
    name: 'line ends of files are changed',
    requirement: 'NOW-FILE-4',
    killedBy: 'index.html is the same to the byte',
    wrap: breaking(content, () => async (_, next) => {
      const response = await next()
      const text = await response.text()
      return new Response(text.replaceAll('\r\n', '\n'), { status: response.status, headers: response.headers })
    }),
  },
  {
    name: 'files lose what is not ASCII',
    requirement: 'NOW-FILE-4',
    killedBy: 'index.html is the same to the byte',
    wrap: breaking(content, () => async (_, next) => {
      const response = await next()
      const text = await response.text()
      return new Response(text.replaceAll(/[^\0-~]/g, '?'), { status: response.status, headers: response.headers })
    }),
  },
  {
    name: 'an empty file has a line end',
    requirement: 'NOW-FILE-4',
    killedBy: 'lib/deeper/empty.txt is the same to the byte',
    wrap: breaking(content, () => async (_, next) => {
      const response = await next()
      const text = await response.text()
      return new Response(text === '' ? '\n' : text, { status: response.status, headers: response.headers })
    }),
  },
  {
    name: 'a script of the package is lost',
    requirement: 'NOW-FILE-2',
    killedBy: 'package.json is the package',
    wrap: breaking('POST /now/deployments', () => ({ body }, next) => {
      const members = itemOf(body)
      const { scripts: _, ...manifest } = itemOf(members.package)
      const hasScripts = 'scripts' in itemOf(members.package)
      return hasScripts ? next({ body: { ...members, package: manifest } }) : next()
    }),
  },
  {
    name: 'every file is of the same media type',
    requirement: 'NOW-FILE-5',
    killedBy: 'package.json is the package',
    wrap: heading(content, (headers, { ok }) => {
      if (ok) headers.set('content-type', 'application/octet-stream')
    }),
  },
  {
    name: 'a file may leave its folder',
    requirement: 'NOW-FILE-5',
    killedBy: 'createNowDeployment: the body with a member called ../outside',
    wrap: breaking('POST /now/deployments', () => ({ body }, next) => {
      const entries = Object.entries(itemOf(body))
      return entries.some(([path]) => path.startsWith('../'))
        ? next({ body: Object.fromEntries(entries.map(([path, text]) => [path.replace('../', ''), text])) })
        : next()
    }),
  },
  {
    name: 'the files of a deployment are anybody’s',
    requirement: 'NOW-ERR-6',
    killedBy: 'listNowDeploymentFiles: of another account',
    wrap: sharing(files, 'nowhere_alice'),
  },
  {
    name: 'an absent file is an error of the server',
    requirement: 'NOW-ERR-6',
    killedBy: 'getNowDeploymentFile: of nothing',
    wrap: turning(content, 404, 500),
  },
  {
    name: 'files lose the mark of their byte order',
    requirement: 'NOW-FILE-4',
    killedBy: 'index.html is the same to the byte',
    // Reading a body as text drops it.
    wrap: breaking(content, () => async (_, next) => {
      const response = await next()
      return new Response(await response.text(), { status: response.status, headers: response.headers })
    }),
  },
  {
    name: 'files are cut after 64 KiB',
    requirement: 'NOW-FILE-4',
    killedBy: 'lib/a name with spaces.txt is the same to the byte',
    wrap: breaking(content, () => async (_, next) => {
      const response = await next()
      const bytes = await response.arrayBuffer()
      return new Response(bytes.slice(0, 65_536), { status: response.status, headers: response.headers })
    }),
  },
  {
    name: 'the tree forgets files that begin with a dot',
    requirement: 'NOW-FILE-1',
    killedBy: 'the tree is that of the paths',
    wrap: answering(files, (body) =>
      edit(body, ['*', 'children'], (children) =>
        Array.isArray(children)
          ? children.filter((child: unknown) => !String(itemOf(child).name).startsWith('.'))
          : children,
      ),
    ),
  },
  {
    name: 'a deployment has the files of every other',
    requirement: 'NOW-ERR-6',
    killedBy: 'a file of it is none of its namesake',
    wrap: breaking(content, () => async ({ parts: [id = '', file = ''] }, next) => {
      const all = itemOf(await bodyOf(await next({ method: 'GET', path: '/now/deployments' }))).deployments
      const others = Array.isArray(all) ? all.map((each: unknown) => String(itemOf(each).uid)) : []
      for (const each of [id, ...others]) {
        const response = await next({ path: `/now/deployments/${each}/files/${file}` })
        if (response.ok) return response
      }
      return next()
    }),
  },
])

function flat(entries: unknown): unknown[] {
  if (!Array.isArray(entries)) return []
  return entries.flatMap((entry) => (itemOf(entry).type === 'directory' ? flat(itemOf(entry).children) : [entry]))
}
