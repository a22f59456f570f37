import createClient from 'openapi-fetch'
import type { paths } from '../generated/train-travel/openapi-typescript'
import { card, given, told } from './told'

const trip = '4f4e4e10-c824-4d63-b37a-d8d698862f1d'
const nobody = '00000000-0000-4000-8000-000000000000'

export async function session(token: string, baseUrl: string): Promise<string[]> {
  const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } })
  const lines: string[] = []

  const stations = await client.GET('/stations')
  lines.push(told('stations', stations.response.status, stations.data?.data?.map(({ name }) => name).join(', ')))

  const none = await client.GET('/bookings')
  lines.push(told('bookings', none.response.status, none.data?.data?.length))

  const anonymous = await createClient<paths>({ baseUrl }).GET('/bookings')
  lines.push(told('anonymous', anonymous.response.status, anonymous.error?.title))

  const body = { trip_id: trip, passenger_name: 'Ada Lovelace', has_bicycle: true, has_dog: false }
  const ada = await client.POST('/bookings', { body })
  lines.push(told('booked', ada.response.status, ada.data?.passenger_name, ada.data?.has_bicycle, ada.data?.has_dog))
  const adaId = given(ada.data?.id, 'the booking of Ada')

  const grace = await client.POST('/bookings', { body: { trip_id: trip, passenger_name: 'Grace Hopper' } })
  lines.push(told('booked', grace.response.status, grace.data?.passenger_name, grace.data?.id !== adaId))

  const both = await client.GET('/bookings')
  lines.push(told('bookings', both.response.status, both.data?.data?.map((each) => each.passenger_name).join(', ')))

  const params = { path: { bookingId: adaId } }
  const read = await client.GET('/bookings/{bookingId}', { params })
  lines.push(told('read', read.response.status, read.data?.passenger_name, read.data?.has_bicycle))

  const misnamed = await client.POST('/bookings', { body: { trip_id: 'no uuid' } })
  lines.push(told('of no trip', misnamed.response.status, misnamed.error?.status))

  // @ts-expect-error The types of the client refuse it before the fake does.
  const untyped = await client.POST('/bookings', { body: { trip_id: trip, has_dog: 'yes' } })
  lines.push(told('of another type', untyped.response.status, untyped.error?.status))

  const absent = await client.GET('/bookings/{bookingId}', { params: { path: { bookingId: nobody } } })
  lines.push(told('absent', absent.response.status, absent.error?.status))

  const paid = await client.POST('/bookings/{bookingId}/payment', {
    params,
    body: { amount: 49.99, currency: 'gbp', source: card },
  })
  lines.push(told('paid', paid.response.status, paid.data?.amount, paid.data?.currency))

  const nothing = await client.POST('/bookings/{bookingId}/payment', { params, body: { amount: 0, currency: 'gbp' } })
  lines.push(told('paid nothing', nothing.response.status, nothing.error?.status))

  for (const what of ['deleted', 'deleted again']) {
    const deleted = await client.DELETE('/bookings/{bookingId}', { params })
    lines.push(told(what, deleted.response.status, deleted.error?.status))
  }

  const left = await client.GET('/bookings')
  lines.push(told('bookings', left.response.status, left.data?.data?.map((each) => each.passenger_name).join(', ')))
  return lines
}
