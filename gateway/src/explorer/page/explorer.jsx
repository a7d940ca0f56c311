import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useMemo, useRef, useState } from 'react';
import { askWith } from './ask';
import { chapters } from './samples.js';

// What is typed here may hold passwords and tokens: it ends with the browser's tab.
const memory = window.sessionStorage;
const tokenKey = 'token';

const Title = ({ title }) => (
  <>
    <span lang="ar" dir="rtl">
      {title.ar}
    </span>
    <span lang="en">{title.en}</span>
  </>
);

const Heading = ({ token, onToken }) => (
  <header>
    <img src={new URL('./icon.svg', import.meta.url).href} alt="" width="36" height="36" />
    <h1>
      <span lang="ar" dir="rtl">
        ممارس بلس: منصة البيانات الموحّدة
      </span>
      <span>Mumaris Plus: one graph for every service</span>
    </h1>
    <label>
      <span>
        <span lang="ar">رمز الدخول</span> · Access token
      </span>
      <input
        type="password"
        autoComplete="off"
        spellCheck="false"
        placeholder="logIn → tokens.accessToken"
        value={token}
        onChange={({ target }) => onToken(target.value)}
      />
    </label>
  </header>
);

const Sample = ({ sample, isPicked, onPick }) => (
  <li>
    <button type="button" aria-current={isPicked} data-kind={sample.kind} onClick={() => onPick(sample)}>
      <Title title={sample.title} />
    </button>
  </li>
);

const SampleList = ({ picked, onPick }) => (
  <nav aria-label="نماذج العمليات · Sample operations">
    {chapters.map(({ title, samples }, index) => (
      <details key={title.en} open={index === 0}>
        <summary>
          <Title title={title} />
        </summary>
        <ol>
          {samples.map((sample) => (
            <Sample key={sample.id} sample={sample} isPicked={sample.id === picked.id} onPick={onPick} />
          ))}
        </ol>
      </details>
    ))}
  </nav>
);

/** The graph to try out: a list of sample operations, an access token, and the editor. */
export const Explorer = () => {
  const [picked, setPicked] = useState({ ...chapters[0].samples[0], times: 0 });
  const [token, setToken] = useState(() => memory.getItem(tokenKey) ?? '');
  const latest = useRef(token);
  const takeToken = (text) => {
    latest.current = text;
    memory.setItem(tokenKey, text);
    setToken(text);
  };
  const pick = (sample) => setPicked(({ times }) => ({ ...sample, times: times + 1 }));
  const fetcher = useMemo(() => askWith({ read: () => latest.current, keep: takeToken }), []);
  return (
    <>
      <Heading token={token} onToken={takeToken} />
      <SampleList picked={picked} onPick={pick} />
      <main>
        {/* Mounted anew for each pick: it opens the sample in a tab of its own, or goes to the tab that has it. */}
        <GraphiQL
          key={picked.times}
          fetcher={fetcher}
          storage={memory}
          initialQuery={picked.query}
          initialVariables={picked.variables}
          defaultEditorToolsVisibility="variables"
          plugins={[HISTORY_PLUGIN]}
        />
      </main>
    </>
  );
};
