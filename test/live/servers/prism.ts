/** Prism, a mock that answers by the document and remembers nothing. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getJson, type LiveKind, startProcess } from './live-server.ts'

const example = 'node_modules/@readme/oas-examples/3.0/json/petstore-expanded.json'

export const prism: LiveKind = {
  name: "Prism's mock of the pet store",
  obstacle: undefined,
  async start(folder) {
    const args = ['node_modules/@stoplight/prism-cli/dist/index.js', 'mock', '-p', '0', example]
    const { match, stop } = await startProcess(process.execPath, args, /listening on (\S+)/, folder)
    const url = match[1] ?? ''
    return {
      url,
      document: JSON.parse(await readFile(join(folder, example), 'utf8')),
      state: () => getJson(`${url}/pets`),
      stop,
    }
  },
}
