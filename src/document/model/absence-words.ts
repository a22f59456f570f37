/** What a document says of what is not there, in the words and examples of the refusals of an operation. */
import { child, isObject, type JsonObject } from '../../spec/pointer.ts'
import type { OperationModel } from './model.ts'

const absent =
  /\b(?:not found|(?:does|do)(?: not|n't) exist|no such|could not be found|cannot be found|not exist|no existe|no encontrad[oa]|nicht gefunden|introuvable|não encontrad[oa])/i

export interface SaidAbsence {
  readonly status: number
  /** In lower case. */
  readonly words: string
}

const known = new WeakMap<OperationModel, readonly SaidAbsence[]>()

/** Of 404 and 410 whatever they say; of 400 and 422 what speaks of something that is not there. */
export function saidAbsences(document: JsonObject, model: OperationModel): readonly SaidAbsence[] {
  const said = known.get(model) ?? readAbsences(document, model)
  known.set(model, said)
  return said
}

function readAbsences(document: JsonObject, { path, method, declared }: OperationModel): SaidAbsence[] {
  const root = { pointer: '#', value: document }
  const item = child(document, root, 'paths', path)
  const operation = item && child(document, item, method.toLowerCase())
  if (operation === undefined) return []
  return [404, 410, 400, 422].flatMap((status): SaidAbsence[] => {
    const response = declared.includes(status) ? child(document, operation, 'responses', String(status)) : undefined
    if (response === undefined) return []
    const { content, description } = response.value
    const examples = Object.keys(isObject(content) ? content : {}).flatMap((type) => {
      const media = child(document, response, 'content', type)
      const schema = media && child(document, media, 'schema')
      return [media?.value.example, media?.value.examples, schema?.value.example, ...ownExamples(document, schema)]
    })
    const words = JSON.stringify([description, ...examples.filter((each) => each !== undefined)]).toLowerCase()
    return status === 404 || status === 410 || absent.test(words) ? [{ status, words }] : []
  })
}

/** Of the members of a failure. */
function ownExamples(document: JsonObject, schema: ReturnType<typeof child>): unknown[] {
  const properties = schema && child(document, schema, 'properties')
  return Object.keys(properties?.value ?? {}).map((name) =>
    properties === undefined ? undefined : child(document, properties, name)?.value.example,
  )
}
