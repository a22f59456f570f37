/** How things are told apart: by collection, by what they stand below, and by their key. */
import type { OperationModel, ParentModel } from '../document/model/model.ts'

type PathValues = Readonly<Record<string, unknown>>

export function placeOf(collection: string, scope: readonly string[], path: PathValues): string {
  return JSON.stringify([collection, ...scope.map((name) => String(path[name]))])
}

export function idOf(place: string, key: string): string {
  return `${place.slice(0, -1)},${JSON.stringify(key)}]`
}

/** The place of what an operation is about. */
export function placeOfOperation({ collection, scope }: OperationModel, path: PathValues): string {
  return placeOf(collection ?? '', scope, path)
}

/** The id of a thing that stands above. */
export function idOfParent({ collection, parameters }: ParentModel, path: PathValues): string {
  const scope = parameters.slice(0, -1)
  return idOf(placeOf(collection, scope, path), String(path[parameters.at(-1) ?? '']))
}
