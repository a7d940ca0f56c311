import { search, searchableBy } from './search';

const named = (ar: string, en: string, ...also: string[]) => ({ name: ar, searchable: searchableBy([ar, en], also) });
const list = [
  named('تخدير جراحة القلب', 'Cardiac anaesthesia'),
  named('جراحة القلب للأطفال', 'Paediatric cardiac surgery'),
  named('جراحة القلب', 'Cardiac surgery', 'Heart surgery'),
  named('طب الأسرة', 'Family medicine'),
  named('جامعة الملك عبدالعزيز', 'King Abdulaziz University', 'KAU'),
  named('ساحل العاج', 'Côte d’Ivoire'),
];
const found = (text: string) => search(list, text).map(({ name }) => name);

describe('what is typed', () => {
  it.each([
    ['جراحه القلب', 'جراحة القلب'],
    ['طب الاسره', 'طب الأسرة'],
    ['طِبّ الأُسْرَة', 'طب الأسرة'],
    ['أسرة', 'طب الأسرة'],
    ['FAMILY', 'طب الأسرة'],
    ['med fam', 'طب الأسرة'],
    ['الملك عبد العزيز', 'جامعة الملك عبدالعزيز'],
    ['عبدا', 'جامعة الملك عبدالعزيز'],
    ['عزيز', 'جامعة الملك عبدالعزيز'],
    ['king الملك', 'جامعة الملك عبدالعزيز'],
    ['kau', 'جامعة الملك عبدالعزيز'],
    ['cote', 'ساحل العاج'],
    ['CÔTE D', 'ساحل العاج'],
    ['heart', 'جراحة القلب'],
  ])('«%s» finds «%s» first', (text, name) => expect(found(text)[0]).toBe(name));

  it('is found by any order of its words, what is called so first, then what begins so, then in the order of the list', () => {
    expect(found('جراحة القلب')).toEqual(['جراحة القلب', 'جراحة القلب للأطفال', 'تخدير جراحة القلب']);
    expect(found('القلب جراحة')).toEqual(['تخدير جراحة القلب', 'جراحة القلب للأطفال', 'جراحة القلب']);
    expect(found('pediatric')).toEqual(['جراحة القلب للأطفال']);
    expect(found('anesth')).toEqual(['تخدير جراحة القلب']);
  });

  it('is what something is called before what something else is called as well', () => {
    const hearts = [named('أمراض القلب', 'Cardiology', 'Heart'), named('القلب', 'Heart')];
    expect(search(hearts, 'heart').map(({ name }) => name)).toEqual(['القلب', 'أمراض القلب']);
  });

  it('finds by the beginning of words alone, and only what has all of them', () => {
    expect(found('amily')).toEqual([]);
    expect(found('cardiac family')).toEqual([]);
    expect(found('k')).toEqual(['جامعة الملك عبدالعزيز']);
  });

  it('is everything where there is no word, and nothing where nobody is called so', () => {
    expect(found(' \u200f ')).toHaveLength(list.length);
    expect(found('!?')).toEqual([]);
    expect(found('ك'.repeat(10_000))).toEqual([]);
  });
});
