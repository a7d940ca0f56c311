import { createWaiting, waitTogether } from './waiting';

describe('whoever waits for an answer', () => {
  it('has what is done for them ended when they leave, but not what they forgot', () => {
    const { onGone, leave, isGone } = createWaiting();
    const ended: string[] = [];
    onGone(() => ended.push('a'));
    const forget = onGone(() => ended.push('b'));
    forget();
    expect(isGone()).toBe(false);
    leave();
    leave();
    expect([isGone(), ...ended]).toEqual([true, 'a']);
    onGone(() => ended.push('c'));
    expect(ended).toEqual(['a', 'c']);
  });

  it('with others is gone when the last of them is', () => {
    const [first, second] = [createWaiting(), createWaiting()];
    const { join, isGone } = waitTogether();
    join(first);
    join(second);
    first.leave();
    expect(isGone()).toBe(false);
    second.leave();
    expect(isGone()).toBe(true);
  });

  it('is gone at once where the only one was before', () => {
    const left = createWaiting();
    left.leave();
    const { join, isGone } = waitTogether();
    join(left);
    expect(isGone()).toBe(true);
  });
});
