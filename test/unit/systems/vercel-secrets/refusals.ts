/** What the refusals of this system look like. */

export const badRequest = (message: unknown): unknown => ({ error: { code: 'bad_request', message } })

export const notFound = (reference: string): unknown => ({
  error: { code: 'not_found', message: `No secret answers to "${reference}".` },
})

export const forbidden = (team: string): unknown => ({
  error: { code: 'forbidden', message: `You may not act on behalf of the team "${team}".` },
})
