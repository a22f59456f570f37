/** What a form says where the document has secrets: such a body is not written anew, but searched for them. */
import { secretValuesIn } from '../../checks/secrets.ts'
import { Refusal } from '../../errors/refusal.ts'
import type { LoggedRequest } from '../../log/entry.ts'
import { readForm } from '../../pipeline/bodies/read-form.ts'
import { readMultipart } from '../../pipeline/bodies/read-multipart.ts'
import type { RequestBody } from '../../spec/contract.ts'
import { withoutParameters } from '../../spec/media-types.ts'

export function formSecretsIn(
  { headers, body }: Pick<LoggedRequest, 'headers' | 'body'>,
  { forms, secrets }: RequestBody,
): readonly string[] {
  const contentType = headers['content-type'] ?? ''
  const form = forms.find(({ mediaType }) => mediaType === withoutParameters(contentType))
  if (form === undefined || body === null || secrets.length === 0) return []
  try {
    const read = form.mediaType === 'multipart/form-data' ? readMultipart : readForm
    return secretValuesIn(read(body, contentType, form), secrets)
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
