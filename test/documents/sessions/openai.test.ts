import { expect } from 'vitest'
import { session } from './session.ts'

function training(): FormData {
  const form = new FormData()
  form.set('purpose', 'fine-tune')
  form.set('file', new File(['{"prompt":"a"}\n'], 'train.jsonl'))
  return form
}

session('openai', [
  { call: 'GET /files', gives: 200, has: { object: 'list', data: [] } },
  {
    call: 'POST /files',
    send: training(),
    gives: 200,
    has: { bytes: 15, purpose: 'fine-tune', object: 'file', created_at: 1772352000 },
    keep: { file: 'id' },
  },
  { call: 'GET /files', gives: 200, has: { data: [{ id: '{file}', bytes: 15 }] } },
  { call: 'GET /files/{file}', gives: 200, has: { id: '{file}', bytes: 15 } },
  { call: 'GET /files/{file}/content', gives: 200, is: '{"prompt":"a"}\n' },
  {
    call: 'POST /fine-tunes',
    send: { training_file: '{file}' },
    gives: 200,
    has: { object: 'fine-tune' },
    keep: { tune: 'id' },
  },
  { call: 'GET /fine-tunes', gives: 200, has: { data: [{ id: '{tune}' }] } },
  { call: 'GET /fine-tunes/{tune}', gives: 200, has: { id: '{tune}' } },
  { call: 'POST /fine-tunes/{tune}/cancel', gives: 200, has: { id: '{tune}', status: 'cancelled' } },
  { call: 'GET /fine-tunes/{tune}', gives: 200, has: { status: 'cancelled' } },
  { call: 'POST /fine-tunes', send: {}, gives: 400 },
  {
    call: 'POST /chat/completions',
    send: { model: 'gpt-4', messages: [{ role: 'user', content: 'Hi' }] },
    gives: 200,
    has: { model: 'gpt-4', choices: [expect.anything()] },
  },
  { call: 'DELETE /files/{file}', gives: 200, has: { id: '{file}', deleted: true } },
  { call: 'GET /files/{file}', gives: 404 },
  { call: 'GET /files', gives: 200, has: { data: [] } },
])
