// Run in the folder that has the packages: `node generate.mjs DIR NAME...` makes the clients of DIR/documents/NAME.json in
// DIR/generated/NAME/, one for each generator.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@hey-api/openapi-ts'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { generate } from 'orval'

const [, , folder, ...names] = process.argv
for (const name of names) {
  const input = resolve(folder, 'documents', `${name}.json`)
  const output = resolve(folder, 'generated', name)
  mkdirSync(output, { recursive: true })
  // Otherwise a property that has a default must be given.
  const types = await openapiTypescript(pathToFileURL(input), { defaultNonNullable: false })
  writeFileSync(join(output, 'openapi-typescript.ts'), astToString(types))
  await createClient({
    input,
    output: join(output, 'hey-api'),
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent' },
  })
  const target = (file) => ({ target: join(output, file), baseUrl: { getBaseUrlFromSpecification: true } })
  await generate({ input, output: { ...target('orval.ts'), client: 'fetch' } })
  await generate({ input, output: { ...target('zod.ts'), client: 'zod' } })
}
