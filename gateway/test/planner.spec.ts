import { readFileSync } from 'node:fs';
import { testLog, waitFor } from '@mumaris/kit/testing';
import { supergraphPath } from '@mumaris/schemas';
import { createPlanner } from '../src/plan/isolated-planner';
import type { Plan, Step } from '../src/plan/plan';
import type { Request } from '../src/plan/planner-process';
import { type RunningPlanner, startPlanner } from '../src/plan/running-planner';

const sdl = readFileSync(supergraphPath, 'utf8');
const operation = '{ me { id unreadCount practitioner { id cpd { total { recognised } } } } fees { service } }';

const fetchesOf = (step: Plan): string[] => {
  const inner = (one: Step): string[] => {
    if (one.kind === 'fetch') return [one.subgraph];
    return one.kind === 'condition' ? [one.then, one.otherwise].flatMap(fetchesOf) : one.steps.flatMap(inner);
  };
  return step ? inner(step).sort() : [];
};
/** Longer than a planner may take: on a machine that does other things all takes its time. */
const patienceMs = 30_000;
const asked = ['billing', 'cpd', 'identity', 'membership', 'notification'];

describe('planners in a process of their own', () => {
  const started: RunningPlanner[] = [];
  const requests: Request[] = [];
  /** A process that `endsOn` some request ends, as native code can. */
  const starting =
    (endsOn: (request: Request) => boolean = () => false) =>
    (): RunningPlanner => {
      const real = startPlanner();
      started.push(real);
      return {
        get isRunning() {
          return real.isRunning;
        },
        ask: (request, timeoutMs) => {
          requests.push(request);
          if (endsOn(request)) real.end();
          return real.ask(request, Math.max(timeoutMs, patienceMs));
        },
        end: real.end,
      };
    };
  afterEach(() => {
    for (const one of started.splice(0)) one.end();
    requests.length = 0;
  });

  it.each(['rust', 'apollo'] as const)('plan alike: %s', async (by) => {
    const { plan } = await createPlanner(sdl, by, testLog, starting());
    expect(fetchesOf(await plan(operation))).toEqual(asked);
  });

  it('are started again after their process has ended', async () => {
    const { plan } = await createPlanner(sdl, 'rust', testLog, starting());
    started[0]?.end();
    expect(fetchesOf(await plan(operation))).toEqual(asked);
  });

  it('plan by the other one what ends the process of the first, and after a few such everything', async () => {
    const poison = (request: Request) =>
      request.kind === 'plan' && request.by === 'rust' && request.query !== '{ fees { service } }';
    const { plan } = await createPlanner(sdl, 'rust', testLog, starting(poison));
    expect(fetchesOf(await plan('{ fees { service } }'))).toEqual(['billing']);
    for (let time = 0; time < 3; time += 1) expect(fetchesOf(await plan(operation))).toEqual(asked);
    expect(started).toHaveLength(4);
    requests.length = 0;
    expect(fetchesOf(await plan(operation))).toEqual(asked);
    expect(requests).toMatchObject([{ by: 'apollo' }]);
  }, 60_000);

  it('answer many at once, each with its own plan', async () => {
    const { plan } = await createPlanner(sdl, 'rust', testLog, starting());
    const plans = await Promise.all(
      Array.from({ length: 60 }, (_, index) => plan(index % 2 ? '{ fees { service } }' : '{ me { id } }')),
    );
    expect(plans.map((one) => fetchesOf(one).join())).toEqual(
      Array.from({ length: 60 }, (_, index) => (index % 2 ? 'billing' : 'identity')),
    );
  });

  it('say what they cannot plan, and go on', async () => {
    const { plan } = await createPlanner(sdl, 'rust', testLog, starting());
    await expect(plan('{ nothing }')).rejects.toThrow();
    expect(fetchesOf(await plan('{ fees { service } }'))).toEqual(['billing']);
    expect(started).toHaveLength(1);
  });

  it('refuse what cannot be read, and end', async () => {
    await expect(createPlanner('type Query {', 'rust', testLog, starting())).rejects.toThrow();
    await waitFor(() => started[0]?.isRunning === false);
  });
});
