/** The keys of what a thing stands below and belongs to, by the names that they may have in it. */
import type { OperationModel } from '../../document/model/model.ts'
import type { AnyCall } from '../../pipeline/behaviour.ts'
import { singular } from '../behaviours/behaviour.ts'

export function aboveOf({ path, scope, among }: OperationModel, values: AnyCall['path']): Record<string, string> {
  const above: Record<string, string> = {}
  for (const name of [...scope, ...(among?.parameters ?? [])]) {
    const word = path.split(`/{${name}}`)[0]?.split('/').at(-1) ?? ''
    above[`${singular(word)}Id`] = String(values[name])
    above[name] = String(values[name])
  }
  const key = among?.parameters.at(-1)
  return among?.property == null || key === undefined ? above : { ...above, [among.property]: String(values[key]) }
}
