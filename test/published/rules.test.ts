/** The published documents keep the rules of the two linters that people use most; what is switched off says why in its file. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorkspace, run, type Workspace } from './workspace.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const redocly = fileURLToPath(new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url))

let workspace: Workspace
beforeAll(async () => {
  workspace = await createWorkspace()
})
afterAll(() => workspace?.remove())

const files = () => workspace.documents.map((name) => join(workspace.folder, 'documents', `${name}.json`))

describe('the published documents', () => {
  it('keep the recommended rules of redocly, without a warning', async () => {
    for (const file of files()) {
      const args = ['lint', file, '--config', join(here, 'redocly.yaml'), '--format', 'json', '--max-problems', '1000']
      const { code, stdout } = await run(redocly, args, workspace.folder)
      expect({ file, problems: JSON.parse(stdout).problems }).toEqual({ file, problems: [] })
      expect(code).toBe(0)
    }
  })

  it('keep the rules of spectral for OpenAPI, without a warning', async () => {
    const spectral = '@stoplight/spectral-cli/dist/index.js'
    const args = ['lint', ...files(), '--ruleset', join(here, 'spectral.yaml'), '--fail-severity', 'hint', '--quiet']
    const { code, stdout } = await workspace.run(spectral, ...args)
    expect(stdout.trim()).toBe('')
    expect(code).toBe(0)
  })
})
