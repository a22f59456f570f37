/** Things of which all that is known stands side by side, and what stands apart where they are sent and shown. */
import { flatSchemaOf, relationshipsOf } from '../../document/model/apart/flat-schemas.ts'
import { isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'

/** @param flat Of the things. What is sent as such a thing is shown stands side by side; all else is as it was. */
export function sideBySide(flat: Located | undefined, sent: JsonObject): JsonObject {
  const related = relationshipsOf(flat)
  if (flat?.value['x-apart'] === undefined || !(isObject(sent.attributes) || isObject(sent.relationships))) return sent
  const { attributes, relationships, ...own } = sent
  const named = related.flatMap(({ name, property, isMany, type }): [string, Json][] => {
    const relation = isObject(relationships) ? relationships[name] : undefined
    const data = isObject(relation) ? relation.data : undefined
    if (data === undefined) return []
    if (isMany) return Array.isArray(data) ? [[property, data as Json]] : []
    if (!isObject(data)) return [[property, null]]
    // What names none of the others stays as it was sent.
    const isKey = data.id !== undefined && (data.type === undefined || data.type === type)
    return [[property, isKey ? (data.id ?? null) : data]]
  })
  return { ...own, ...(isObject(attributes) && attributes), ...Object.fromEntries(named) }
}

/** @param schema Of an answer. A value of which all stands side by side, as the schema has it. */
export function asShown(document: JsonObject, schema: Located, value: Json | undefined): Json | undefined {
  const flat = flatSchemaOf(document, schema)
  if (flat === undefined || !isObject(value) || isObject(value.attributes)) return value
  const related = relationshipsOf(flat)
  const properties = new Set(related.map(({ property }) => property))
  const aside = new Set(['id', 'type', 'links', 'meta'])
  const own = Object.entries(value)
  const relationships = related.map(({ name, property, isMany, type }): [string, Json] => {
    const known = value[property]
    if (!isMany) return [name, { data: known == null ? null : isObject(known) ? known : { type, id: String(known) } }]
    const each = Array.isArray(known) ? (known as readonly Json[]) : []
    return [
      name,
      {
        data: each.flatMap((one) =>
          isObject(one)
            ? [
                one.id === undefined
                  ? one
                  : {
                      type: one.attributes === undefined && typeof one.type === 'string' ? one.type : type,
                      id: one.id,
                    },
              ]
            : [],
        ),
      },
    ]
  })
  return {
    ...Object.fromEntries(own.filter(([name]) => aside.has(name))),
    attributes: Object.fromEntries(own.filter(([name]) => !aside.has(name) && !properties.has(name))),
    ...(related.length > 0 && { relationships: Object.fromEntries(relationships) }),
  }
}
