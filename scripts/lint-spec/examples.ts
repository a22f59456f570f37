/** Every example of a request or an answer fits the schema that it stands beside. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { child, fragmentOf, isObject, type JsonObject, type Located } from '../../src/spec/pointer.ts'
import { operationsOf } from './operations.ts'
import type { Rule } from './rule.ts'

const id = 'https://nowhere-kit.dev/lint.json'

export const examplesFit: Rule = ({ document }) => {
  const ajv = new Ajv2020({ strict: false, validateSchema: false })
  // ajv-formats is CommonJS whose default export TypeScript sees under `default`.
  ;(formats as unknown as (ajv: Ajv2020) => void)(ajv)
  ajv.addSchema({ ...document, $id: id })
  const compiled = new Map<string, ValidateFunction>()
  return operationsOf(document).flatMap(({ place, pointer, operation: value }) => {
    const operation = { pointer, value }
    const body = child(document, operation, 'requestBody')
    const responses = child(document, operation, 'responses')
    const answers = Object.keys(responses?.value ?? {}).map((status) => responses && child(document, responses, status))
    return [body, ...answers].flatMap((part) => (part === undefined ? [] : contentProblems(part, place)))
  })

  function contentProblems(part: Located, place: string): string[] {
    const content = child(document, part, 'content')
    return Object.keys(content?.value ?? {}).flatMap((mediaType) => {
      const media = content && child(document, content, mediaType)
      const schema = media && child(document, media, 'schema')
      if (media === undefined || schema === undefined || mediaType !== 'application/json') return []
      const validate = compiled.get(schema.pointer) ?? ajv.compile({ $ref: `${id}${fragmentOf(schema.pointer)}` })
      compiled.set(schema.pointer, validate)
      return examplesOf(media.value).flatMap((example) =>
        validate(example)
          ? []
          : [`${place}: ${JSON.stringify(example).slice(0, 80)} does not fit: ${ajv.errorsText(validate.errors)}.`],
      )
    })
  }
}

function examplesOf(media: JsonObject): unknown[] {
  const named = isObject(media.examples)
    ? Object.values(media.examples).map((entry) => (isObject(entry) ? entry.value : entry))
    : []
  return media.example === undefined ? named : [media.example, ...named]
}
