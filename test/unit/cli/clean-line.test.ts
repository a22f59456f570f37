import { expect, test } from 'vitest'
import { cleanLine } from '../../../src/cli/clean/clean-line.ts'
import { programName } from '../../../src/cli/program-name.ts'

test.each([
  ['run.journal', undefined, 'clean run.journal'],
  ['/tmp/nowhere-a/journal', 'api.yaml', 'clean /tmp/nowhere-a/journal --spec api.yaml'],
  ['my run', "it's.yaml", "clean 'my run' --spec 'it'\\''s.yaml'"],
])('%s, %s', (journal, spec, line) => {
  expect(cleanLine(journal, spec)).toBe(`${programName()} ${line}`)
})

test.each([
  [{}, '/usr/local/bin/nowhere', 'nowhere'],
  [{ npm_command: 'exec' }, '/home/me/.npm/_npx/1/node_modules/.bin/nowhere-kit', 'npx nowhere-kit'],
  [{ npm_command: 'run-script' }, '/home/me/shop/dist/main.js', 'npx nowhere-kit'],
  [{ npm_execpath: '/usr/lib/pnpm.cjs' }, '/usr/bin/nowhere', 'npx nowhere-kit'],
  [{}, '/home/me/shop/node_modules/.bin/nowhere', 'npx nowhere-kit'],
])('%j, %s is called %s', (environment, script, name) => {
  expect(programName(environment, script)).toBe(name)
})
