/** What a form says where the document has secrets: such a body is not written anew, but searched for them. */
import { secretValuesIn } from '../../checks/secrets.ts'
import { Refusal } from '../../errors/refusal.ts'
import type { LoggedRequest } from '../../log/entry.ts'
import type { FormReaders } from '../../pipeline/bodies/form-readers.ts'
import type { RequestBody } from '../../spec/contract.ts'
import { withoutParameters } from '../../spec/media-types.ts'

export function formSecretsIn(
  { headers, body }: Pick<LoggedRequest, 'headers' | 'body'>,
  { forms, secrets }: RequestBody,
  formReaders: FormReaders,
): readonly string[] {
  const contentType = headers['content-type'] ?? ''
  const form = forms.find(({ mediaType }) => mediaType === withoutParameters(contentType))
  const read = form && formReaders[form.mediaType]
  if (form === undefined || read === undefined || body === null || secrets.length === 0) return []
  try {
    return secretValuesIn(read(body, contentType, form), secrets)
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
