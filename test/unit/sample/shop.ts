/** A small document of a shop: orders with a state and an action, customers, and something that nothing shows the meaning of. */
const id = { type: 'string' }
const content = (schema: object, example?: object) => ({
  content: { 'application/json': { schema, ...(example && { example }) } },
})
const order = {
  type: 'object',
  required: ['id', 'item', 'status'],
  properties: {
    id: { type: 'string', readOnly: true },
    item: { type: 'string' },
    customerId: id,
    status: { type: 'string', enum: ['open', 'paid'], readOnly: true },
  },
}
const customer = { type: 'object', required: ['id'], properties: { id } }
const honey = { id: 'ord_7', item: 'honey', status: 'paid', customerId: 'cus_1' }
const of = (name: string) => [{ name, in: 'path', required: true, schema: id }]

export const shop = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://shop.example/v1' }],
  security: [{ token: ['shop'] }],
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        responses: { 200: { description: 'All.', ...content({ type: 'array', items: order }) } },
      },
      post: {
        operationId: 'createOrder',
        requestBody: content({
          type: 'object',
          required: ['item'],
          properties: { item: { type: 'string' }, customerId: id },
        }),
        responses: { 201: { description: 'Made.', ...content(order) } },
      },
    },
    '/orders/{orderId}': {
      parameters: of('orderId'),
      get: { operationId: 'readOrder', responses: { 200: { description: 'It.', ...content(order, honey) } } },
      delete: { operationId: 'deleteOrder', responses: { 204: { description: 'Gone.' } } },
    },
    '/orders/{orderId}/pay': {
      parameters: of('orderId'),
      post: { operationId: 'payOrder', responses: { 200: { description: 'Paid.', ...content(order) } } },
    },
    '/customers': {
      post: {
        operationId: 'createCustomer',
        requestBody: content(customer),
        responses: { 201: { description: 'Made.', ...content(customer) } },
      },
    },
    '/customers/{customerId}': {
      parameters: of('customerId'),
      get: { operationId: 'readCustomer', responses: { 200: { description: 'They.', ...content(customer) } } },
    },
    '/weather': {
      get: {
        operationId: 'weather',
        responses: {
          200: { description: 'It.', ...content({ type: 'object', properties: { sun: { type: 'boolean' } } }) },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      token: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'https://shop.example/t', scopes: { shop: 'All.' } } },
      },
    },
  },
}
