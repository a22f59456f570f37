/** With which status an operation refuses who shows no credential, or none that is good. */
import { child, isObject, type JsonObject, type Located } from '../../spec/pointer.ts'

/** Other than 401, the likelier first. */
const others: readonly number[] = [403, 400, 404, 422]

/** 401, but where an operation does not declare that and says in words that another one is for it. */
export function unauthenticatedStatus(document: JsonObject, operation: Located): number {
  const responses = isObject(operation.value.responses) ? operation.value.responses : {}
  if (responses['401'] !== undefined) return 401
  const said = others.find((status) => {
    const description = child(document, operation, 'responses', String(status))?.value.description
    return typeof description === 'string' && (status === 403 ? isOfCredential(description) : strict.test(description))
  })
  return said ?? 401
}

/** What is wrong with what was sent, or not there, is said so of a credential alone. */
const strict =
  /\b(missing|invalid|bad|expired|malformed|without|sin) (or \w+ )?(\w+ )?(token|jwt|credentials?|api[ -]?key|authorization)\b|\btoken (is )?(missing|invalid|expired|inv[aá]lido)|unauthori[sz]ed|unauthenticated|not (authenticated|logged in)/i
const credential =
  /\btoken\b|\bjwt\b|credential|api[ _-]?key|authenti[cf]|autentic|unauthori[sz]ed|no autorizad|n[aã]o autorizad|logged in|log in|log-?in|sign(ed)? in|авториз|аутентиф/i
const lacking =
  /\b(scopes?|permissions?|privileges?|roles?|admins?|owners?|insufficient|forbidden|access denied|permisos?)\b/i
const none = /\b(no|not|none|without|missing|invalid|bad|expired|malformed|required|sin|inv[aá]lid[oa]|falta|sem)\b/i

/** Of somebody who has the wrong one, and not of somebody who may not. */
function isOfCredential(description: string): boolean {
  const said = description.replaceAll(/\bauthenticated \w+/gi, '')
  return credential.test(said) && (!lacking.test(said) || none.test(said.replace(lacking, '')))
}
