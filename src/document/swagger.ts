/** Swagger 2.0 as OpenAPI 3.0: basePath, host and schemes become servers, parameters of forms become bodies, definitions components. */
import { UsageError } from '../errors/usage-error.ts'
import { isObject } from '../spec/pointer.ts'
import { problemOfExtent } from './reading/extent.ts'

type Swagger = Parameters<typeof import('swagger2openapi').convertObj>[0]

/** Several of those who take part in a run ask for the same document. */
const converted = new WeakMap<object, Promise<unknown>>()

/**
 * @param value A parsed document; one that is not Swagger 2.0 is given back as it is.
 * @throws UsageError INVALID_SPEC
 */
export async function withoutSwagger(value: unknown): Promise<unknown> {
  if (!isSwagger(value)) return value
  const known = converted.get(value) ?? convert(value)
  converted.set(value, known)
  return known
}

async function convert(value: Swagger): Promise<unknown> {
  const extent = problemOfExtent(value)
  if (extent !== undefined) throw refused(extent, 'Give a document that says it in another way.')
  // Of all documents few need it.
  const { default: swagger2openapi } = await import('swagger2openapi')
  try {
    // A copy in which nothing stands twice, because what is converted is changed on the way.
    const copy = JSON.parse(JSON.stringify(value)) as Swagger
    // Without `resolve` no reference is followed and nothing is fetched; with a text none is written for the sake of messages.
    const { openapi } = await swagger2openapi.convertObj(copy, {
      text: ' ',
      patch: true,
      warnOnly: true,
      // Its types know documents only that follow the rules.
    } as Parameters<typeof swagger2openapi.convertObj>[1])
    return openapi
  } catch (cause) {
    const why = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
    throw refused(`it is Swagger 2.0 and cannot be converted (${why})`, 'Correct it, or give it as OpenAPI 3.')
  }
}

function isSwagger(value: unknown): value is Swagger {
  // YAML reads the version as a number where nobody put it between quotes.
  return isObject(value) && (value.swagger === '2.0' || value.swagger === 2)
}

function refused(why: string, next: string): UsageError {
  return new UsageError('INVALID_SPEC', `Failed to read the OpenAPI document: ${why}. ${next}`)
}
