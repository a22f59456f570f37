/** Scalar's mock server, which keeps what is made, with the Galaxy that it is shown with. */
import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installMsw3, obstacle } from '../../adapters/msw3/install.ts'
import { getJson, type LiveKind, startProcess } from './live-server.ts'

const script = fileURLToPath(new URL('scalar.mjs', import.meta.url))
const example = 'node_modules/@scalar/galaxy/dist/3.1.json'
const token = 'a-token-of-the-galaxy'

export const scalar: LiveKind = {
  name: "Scalar's mock of the Galaxy",
  // It needs Node 22 as well.
  obstacle,
  async start(folder) {
    await copyFile(script, join(folder, 'scalar.mjs'))
    const { node } = await installMsw3()
    const { match, stop } = await startProcess(node, ['scalar.mjs', example], /listening at (\S+)/, folder)
    const url = match[1] ?? ''
    return {
      url,
      token,
      document: JSON.parse(await readFile(join(folder, example), 'utf8')),
      state: () => getJson(`${url}/planets`, { Authorization: `Bearer ${token}` }),
      stop,
    }
  },
}
