/** What nothing shows the meaning of is answered by an example of the document, or by data that fits: the same for the same question. */
import { exampleOf } from '../../document/make-options.ts'
import { isObject, type Json, locate } from '../../spec/pointer.ts'
import { answerWith } from '../answers/answer-with.ts'
import { isOwnPath } from '../things/account.ts'
import { makeUp } from '../things/make-up.ts'
import { type Asked, type Behave, requireParents } from './behaviour.ts'
import { ownValue } from './only-one.ts'

export const example: Behave = (asked) => {
  requireParents(asked)
  const {
    setting: { document },
    model,
    call,
  } = asked
  const { schema } = model.answer
  const purpose = JSON.stringify([call.operation.id, call.path, call.query])
  const located = schema === null ? undefined : locate(document, schema)
  if (schema === null || located === undefined) return answerWith(asked, { content: null, purpose })
  const shown = shownExample(asked)
  const made = shown ?? makeUp(document, located, call.world, { name: 'value', purpose, extent: 'whole' })
  const content = isOwnPath(model.path) && isObject(made) ? ownValue(asked, located, made) : made
  return {
    ...answerWith(asked, { content, purpose, answer: { ...model.answer, kind: 'other', within: [] } }),
    isMadeUp: true,
  }
}

/** The example of the media type, beside its schema, where it is one that fits. */
function shownExample({ setting, model, call }: Asked): Json | undefined {
  const { media } = model.answer
  const located = media === null ? undefined : locate(setting.document, media)
  const found = located && exampleOf(located.value)
  if (found === undefined) return undefined
  return setting.problemsOf(call.operation.id, model.status, found).length === 0 ? found : undefined
}
