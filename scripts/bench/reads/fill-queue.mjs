import { Secret } from '@mumaris/kit/config';
import { connectMongo } from '@mumaris/kit/mongo/connect';

const atOnce = 2_000;
const categories = ['NURSE', 'PHYSICIAN', 'PHARMACIST', 'DENTIST'];
/** One application in a hundred is for the service that few ask for. */
const servicesOf = ['TRAINING_LETTER', 'REGISTRATION'];

const serviceOf = (/** @type {number} */ index) => servicesOf[index % 100 === 0 ? 1 : 0];

/**
 * Puts applications under review into membership's store, each of a practitioner of its own: copies of one that a person of the sample handed in,
 * a minute after one another.
 * @param {string} uri membership's store @param {number} wanted
 */
export const fillQueue = async (uri, wanted) => {
  const connection = await connectMongo(new Secret(uri), 'bench');
  const applications = connection.collection('applications');
  const practitioners = connection.collection('practitioners');
  const like = await applications.findOne({ status: 'UNDER_REVIEW' });
  const person = await practitioners.findOne({ _id: like?.['practitionerId'] });
  if (!like || !person) throw new Error('the sample has no application under review');
  const { idDocument: _, ...profile } = person['profile'];
  const first = Date.now() - wanted * 60_000;
  for (let start = 0; start < wanted; start += atOnce) {
    const indexes = Array.from({ length: Math.min(atOnce, wanted - start) }, (_one, place) => start + place);
    const ids = (/** @type {number} */ index) => ({
      practitionerId: `pra_bench_${index}`,
      accountId: `acc_bench_${index}`,
    });
    await practitioners.insertMany(
      indexes.map((index) => {
        const { practitionerId, accountId } = ids(index);
        const numbers = { fileNumber: `F-bench-${index}`, membershipNumber: null };
        return /** @type {any} */ ({ ...person, ...numbers, profile, accountId, _id: practitionerId });
      }),
    );
    await applications.insertMany(
      indexes.map((index) => {
        const queuedAt = new Date(first + index * 60_000);
        const place = { queuedAt, queueKey: `1 ${queuedAt.toISOString()}`, category: categories[index % 4] };
        const named = { _id: `app_bench_${String(index).padStart(7, '0')}`, number: `A-bench-${index}`, ...ids(index) };
        return /** @type {any} */ ({ ...like, ...named, ...place, service: serviceOf(index), claim: null });
      }),
    );
  }
  await connection.close();
};
