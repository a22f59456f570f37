/** Loads what a platform shows of itself when somebody looks into it, which few do of those that run in a page. */
import type { Inspection, InspectionParts } from './inspection.ts'

export function inspectionOf(parts: InspectionParts): () => Promise<Inspection> {
  let loading: Promise<Inspection> | undefined
  return () => {
    loading ??= import('./inspection.ts').then(({ createInspection }) => createInspection(parts))
    return loading
  }
}
