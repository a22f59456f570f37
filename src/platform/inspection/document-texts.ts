/** What a document that somebody brought says of its operations, and what they were understood to do. */
import type { Operation } from '../../spec/contract.ts'
import type { Setting } from '../../synthesis/setting.ts'
import { type OperationText, operationsOf } from './operation-facts.ts'

export function documentTexts(settings: readonly Setting[]): (operation: Operation) => OperationText {
  const texts = new Map(
    settings.flatMap(({ document, model }) =>
      operationsOf(document).map(([id, { summary }]): [string, OperationText] => {
        const own = model.operations[id]
        return [
          id,
          {
            summary: typeof summary === 'string' ? summary : '',
            source: own === undefined ? model.title : `${model.title}, ${own.does}: ${own.why}`,
            requirements: [],
          },
        ]
      }),
    ),
  )
  return ({ id }) => texts.get(id) ?? { summary: '', source: '', requirements: [] }
}
