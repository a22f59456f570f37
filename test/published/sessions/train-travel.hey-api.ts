import {
  type Booking,
  createBooking,
  createBookingPayment,
  deleteBooking,
  type GetBookingErrors,
  getBooking,
  getBookings,
  getStations,
  type Station,
} from '../generated/train-travel/hey-api'
import { card, given, told } from './told'

// A list of the document is one of anything and one of these, so that the element has to be named.
const nameOf = ({ name }: Station): string => name
const passengerOf = ({ passenger_name }: Booking): string | undefined => passenger_name

const trip = '4f4e4e10-c824-4d63-b37a-d8d698862f1d'
const nobody = '00000000-0000-4000-8000-000000000000'

export async function session(token: string, baseUrl: string): Promise<string[]> {
  const auth = token
  const lines: string[] = []

  const stations = await getStations({ auth, baseUrl })
  lines.push(told('stations', stations.response.status, stations.data?.data?.map(nameOf).join(', ')))

  const none = await getBookings({ auth, baseUrl })
  lines.push(told('bookings', none.response.status, none.data?.data?.length))

  const anonymous = await getBookings({ baseUrl })
  lines.push(told('anonymous', anonymous.response.status, anonymous.error?.title))

  const body = { trip_id: trip, passenger_name: 'Ada Lovelace', has_bicycle: true, has_dog: false }
  const ada = await createBooking({ auth, baseUrl, body })
  lines.push(told('booked', ada.response.status, ada.data?.passenger_name, ada.data?.has_bicycle, ada.data?.has_dog))
  const adaId = given(ada.data?.id, 'the booking of Ada')

  const grace = await createBooking({ auth, baseUrl, body: { trip_id: trip, passenger_name: 'Grace Hopper' } })
  lines.push(told('booked', grace.response.status, grace.data?.passenger_name, grace.data?.id !== adaId))

  const both = await getBookings({ auth, baseUrl })
  lines.push(told('bookings', both.response.status, both.data?.data?.map(passengerOf).join(', ')))

  const path = { bookingId: adaId }
  const read = await getBooking({ auth, baseUrl, path })
  lines.push(told('read', read.response.status, read.data?.passenger_name, read.data?.has_bicycle))

  const misnamed = await createBooking({ auth, baseUrl, body: { trip_id: 'no uuid' } })
  lines.push(told('of no trip', misnamed.response.status, misnamed.error?.status))

  // @ts-expect-error The types of the client refuse it before the fake does.
  const untyped = await createBooking({ auth, baseUrl, body: { trip_id: trip, has_dog: 'yes' } })
  lines.push(told('of another type', untyped.response.status, untyped.error?.status))

  const absent = await getBooking({ auth, baseUrl, path: { bookingId: nobody } })
  // Each status has a type of its own.
  const refused = absent.error as GetBookingErrors[404]
  lines.push(told('absent', absent.response.status, refused.status))

  const paid = await createBookingPayment({
    auth,
    baseUrl,
    path,
    body: { amount: 49.99, currency: 'gbp', source: card },
  })
  lines.push(told('paid', paid.response.status, paid.data?.amount, paid.data?.currency))

  const nothing = await createBookingPayment({ auth, baseUrl, path, body: { amount: 0, currency: 'gbp' } })
  lines.push(told('paid nothing', nothing.response.status, nothing.error?.status))

  for (const what of ['deleted', 'deleted again']) {
    const deleted = await deleteBooking({ auth, baseUrl, path })
    lines.push(told(what, deleted.response.status, deleted.error?.status))
  }

  const left = await getBookings({ auth, baseUrl })
  lines.push(told('bookings', left.response.status, left.data?.data?.map(passengerOf).join(', ')))
  return lines
}
