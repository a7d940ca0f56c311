import { compareNames } from './names/compare-names';

const mohammed = { ar: 'محمد عبدالرحمن سعد القحطاني', en: 'Mohammed Abdulrahman Saad Alqahtani' };
const noura = { ar: 'نورة بنت فهد الدوسري', en: 'Noura Fahad Aldosari' };
const yousef = { ar: 'يوسف حسين الشهري', en: 'Yousef Hussein Alshehri' };
const saeed = { ar: 'سعيد أمين الشهري', en: 'Saeed Amin Alshehri' };

describe('MEM-55 name-01 one person, spelt by different offices', () => {
  test.each([
    ['a', mohammed, 'Mohammad Abd Al-Rahman Saad Al-Qahtani'],
    ['b', mohammed, 'ALQAHTANI, MOHAMED ABDUL RAHMAN SAAD'],
    ['c', mohammed, 'Dr. Mohammed bin Abdulrahman Saad El-Qahtani'],
    ['d', mohammed, 'محمد عبد الرحمن سعد القحطانى'],
    ['e', noura, 'Norah Fahd Al Dossary'],
    ['f', noura, 'نوره فهد الدوسري'],
    ['g', yousef, 'Yusuf Husayn Al Shehri'],
    ['h', { ar: 'عبدالعزيز أبو بكر سليمان', en: 'Abdulaziz Abubakr Sulaiman' }, 'Abd El Aziz Abu Baker Soliman'],
    ['i', { ar: 'جمال قاسم فؤاد', en: 'Gamal Kassem Fouad' }, 'Jamal Qasim Fuad'],
    ['j', { ar: 'فاطمة إبراهيم سالم العتيبي', en: 'Fatimah Ibrahim Salem Alotaibi' }, 'Fatma Ebrahim Salim Al-Otaibi'],
    ['k', { ar: null, en: 'José Fernández-Ríos' }, 'JOSE FERNANDEZ RIOS'],
    ['l', { ar: null, en: 'Anke Müller' }, 'ANKE MUELLER'],
  ])('MEM-55 name-01 %s', (_, profile, written) => {
    expect(compareNames(profile, written)).toEqual({ verdict: 'SAME' });
  });
});

describe('MEM-55 name-02 near to the eye, and another name', () => {
  test.each([
    ['a', mohammed, 'Mahmoud Abdulrahman Saad Alqahtani', [['Mohammed', 'Mahmoud']]],
    ['b', mohammed, 'Mohammed Abdulrahim Saad Alqahtani', [['Abdulrahman', 'Abdulrahim']]],
    [
      'c',
      mohammed,
      'Mohammed Saad Abdulrahman Alqahtani',
      [
        ['Abdulrahman', 'Saad'],
        ['Saad', 'Abdulrahman'],
      ],
    ],
    ['d', noura, 'Nour Fahad Aldosari', [['Noura', 'Nour']]],
    ['e', yousef, 'Yousef Hassan Alshehri', [['Hussein', 'Hassan']]],
    ['f', yousef, 'Yousef Hussein Alshahrani', [['Alshehri', 'Alshahrani']]],
    ['g', { ar: 'عبدالله عمر هدى', en: 'Abdullah Omar Huda' }, 'Abdulelah Omar Huda', [['Abdullah', 'Abdulelah']]],
    ['h', saeed, 'Saad Amin Alshehri', [['Saeed', 'Saad']]],
    ['i', saeed, 'Saeed Amina Alshehri', [['Amin', 'Amina']]],
    [
      'j',
      { ar: 'علي حسن صالح الحربي', en: 'Ali Hassan Saleh Alharbi' },
      'Hassan Ali Saleh Alharbi',
      [
        ['Ali', 'Hassan'],
        ['Hassan', 'Ali'],
      ],
    ],
  ])('MEM-55 name-02 %s names the part that differs', (_, profile, written, differs) => {
    expect(compareNames(profile, written)).toEqual({
      verdict: 'DIFFERENT',
      differs: differs.map(([own, other]) => ({ profile: own, written: other })),
    });
    // It is another name by its letters alone, too.
    expect(compareNames({ ar: null, en: profile.en }, written).verdict).toBe('DIFFERENT');
  });
  test.each([
    ['k', 'Mohammed Alqahtani', ['Abdulrahman', 'Saad']],
    ['l', 'Mohammed Abdulrahman Alqahtani', ['Saad']],
  ])('MEM-55 name-02 %s is shorter and names what is missing', (_, written, missing) => {
    expect(compareNames(mohammed, written)).toEqual({ verdict: 'SHORTER', in: 'DOCUMENT', missing });
  });
});

describe('MEM-55 what no row says', () => {
  test.each([
    ['Kamal Qasim Fuad', 'DIFFERENT'],
    ['Jamal Gasim Fouad', 'SAME'],
    ['جمال قاسم فواد', 'SAME'],
  ])('MEM-55 Gamal Kassem Fouad and %s: %s', (written, verdict) => {
    expect(compareNames({ ar: 'جمال قاسم فؤاد', en: 'Gamal Kassem Fouad' }, written).verdict).toBe(verdict);
  });
  test.each([
    ['Salah Al-Din Othman', 'Salahuddin Osman', 'SAME'],
    ['Salah Eldin Osman', 'Salahaldin Othman', 'SAME'],
    ['Abdurrahman Al Ali', 'Abd ar-Rahman Alali', 'SAME'],
    ['Saad Ash-Shehri', 'Saad Alshehri', 'SAME'],
    ['Aisha Maryam', 'Ayesha Mariam', 'SAME'],
    ['Mohammed Saleh', 'Mohammed Salah', 'DIFFERENT'],
    ['Mohammed Ali', 'Mahmud Ali', 'DIFFERENT'],
    ['Khaled Nasser', 'Khaled Naser', 'SAME'],
    ['Tamer Ali', 'Samer Ali', 'DIFFERENT'],
    ['Björn Åkesson', 'Bjoern Akesson', 'SAME'],
    ['Jean-Pierre Dubois', 'Jeanpierre Dubois', 'SAME'],
    ['Mohammed Ali', '', 'DIFFERENT'],
    ['Mohammed Ali', '。、', 'DIFFERENT'],
    ['Mohammed Ali', 'Mohammed Ali Alharbi', 'SHORTER'],
  ])('MEM-55 %s and %s: %s', (en, written, verdict) => {
    expect(compareNames({ ar: null, en }, written).verdict).toBe(verdict);
  });
  test.each([
    ['نورة سعيد', 'SAME'],
    ['نور سعيد', 'DIFFERENT'],
    ['نورة سعد', 'DIFFERENT'],
  ])('MEM-55 a profile that has no Arabic name, and %s: %s', (written, verdict) => {
    expect(compareNames({ ar: null, en: 'Noura Saeed' }, written).verdict).toBe(verdict);
  });
});
