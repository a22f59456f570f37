/** What a document itself says in a refusal: the sentence of one of its examples, where that speaks of what is refused. */

import { shapeOf } from '../../document/shape.ts'
import { child, isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import type { Asked } from '../behaviours/behaviour.ts'

/** @returns The first text among the examples of the response that fits. */
export function wordsFor(
  asked: Pick<Asked, 'setting' | 'model'>,
  status: number,
  about: Pick<RegExp, 'test'>,
): string | undefined {
  const { document } = asked.setting
  const response = responseOf(asked, status)
  const content = isObject(response?.value.content) ? response.value.content : {}
  for (const type of Object.keys(content)) {
    const media = response && child(document, response, 'content', type)
    const schema = media && child(document, media, 'schema')
    const texts = [...(media === undefined ? [] : examplesIn(document, media)), ...schemaTexts(document, schema)]
    const found = texts.flatMap(textsIn).find((text) => about.test(text))
    if (found !== undefined) return found
  }
  return undefined
}

/** What is said of a response that an operation declares. */
export function descriptionFor(asked: Pick<Asked, 'setting' | 'model'>, status: number): string {
  const description = responseOf(asked, status)?.value.description
  return typeof description === 'string' ? description : ''
}

function responseOf(
  { setting: { document }, model }: Pick<Asked, 'setting' | 'model'>,
  status: number,
): Located | undefined {
  const operation = child(document, { pointer: '#', value: document }, 'paths', model.path, model.method.toLowerCase())
  return operation && child(document, operation, 'responses', String(status))
}

function examplesIn(document: JsonObject, media: Located): Json[] {
  const { example, examples } = media.value
  const named = Object.keys(isObject(examples) ? examples : {}).flatMap((name) => {
    const value = child(document, media, 'examples', name)?.value.value
    return value === undefined ? [] : [value]
  })
  return [...(example === undefined ? [] : [example]), ...named]
}

function schemaTexts(document: JsonObject, schema: Located | undefined): Json[] {
  if (schema === undefined) return []
  const { keywords, properties } = shapeOf(document, schema)
  const own = [...properties.values()].map((property) => shapeOf(document, property).keywords.example)
  return [keywords.example, ...own].filter((each) => each !== undefined)
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((each: Json) => textsIn(each)) : []
}
