/** How bodies are read that are forms, by media type. Who plays documents brings them: of the four systems none takes a form. */
import type { Form } from '../../spec/contract.ts'
import { readForm } from './read-form.ts'
import { readMultipart } from './read-multipart.ts'

export type FormReaders = Readonly<Record<string, (bytes: Uint8Array, contentType: string, form: Form) => unknown>>

export const formReaders: FormReaders = {
  'application/x-www-form-urlencoded': readForm,
  'multipart/form-data': readMultipart,
}
