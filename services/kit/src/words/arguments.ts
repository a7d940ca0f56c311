import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** What an ICU message is to be told, as it stands in one place of it. */
export interface Argument {
  readonly name: string;
  readonly form: 'PLAIN' | 'NUMBER' | 'SELECT' | 'PLURAL';
  /** The cases of a select or plural: `one`, `=0`, `SADAD`. */
  readonly options: readonly string[];
}

/** The parser's numbers for the kinds of elements that take an argument. */
const forms: Readonly<Record<number, Argument['form']>> = { 1: 'PLAIN', 2: 'NUMBER', 5: 'SELECT', 6: 'PLURAL' };

const argumentsIn = (elements: readonly Element[]): Argument[] =>
  elements.flatMap((element) => {
    const form = forms[element.type];
    if (!form || !('value' in element)) return [];
    const cases = 'options' in element ? element.options : {};
    const inside = Object.values(cases).flatMap(({ value }) => argumentsIn(value));
    return [{ name: String(element.value), form, options: Object.keys(cases) }, ...inside];
  });

/** Every argument of an ICU message, in its order, those inside cases too. @throws where the message is not ICU's */
export const argumentsOf = (message: string): Argument[] => argumentsIn(new IntlMessageFormat(message, 'en').getAst());
