import { expect, test } from 'vitest'
import { cleanLine } from '../../../src/cli/clean/clean-line.ts'

test.each([
  ['run.journal', undefined, 'nowhere clean run.journal'],
  ['/tmp/nowhere-a/journal', 'api.yaml', 'nowhere clean /tmp/nowhere-a/journal --spec api.yaml'],
  ['my run', "it's.yaml", "nowhere clean 'my run' --spec 'it'\\''s.yaml'"],
])('%s, %s', (journal, spec, line) => {
  expect(cleanLine(journal, spec)).toBe(line)
})
