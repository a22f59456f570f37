/** The to-do application that LoopBack's tutorial builds. */
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getJson, type LiveKind, postJson, startProcess } from './live-server.ts'

const script = fileURLToPath(new URL('loopback.cjs', import.meta.url))

export const loopback: LiveKind = {
  name: 'LoopBack, the to-do example',
  obstacle: undefined,
  async start(folder) {
    // Beside the packages, which it finds from there.
    await copyFile(script, join(folder, 'loopback.cjs'))
    const { match, stop } = await startProcess(process.execPath, ['loopback.cjs'], /listening at (\S+)/, folder)
    const url = match[1] ?? ''
    for (const title of ['mine', 'mine too']) await postJson(`${url}/todos`, { title, isComplete: false })
    return {
      url,
      document: await getJson(`${url}/openapi.json`),
      state: () => getJson(`${url}/todos`),
      stop,
    }
  },
}
