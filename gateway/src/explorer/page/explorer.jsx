import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useMemo, useRef, useState } from 'react';
import { askWith } from './ask';
import { samples } from './samples.js';

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

const SampleList = ({ picked, onPick }) => (
  <nav aria-label="نماذج العمليات · Sample operations">
    <ol>
      {samples.map((sample) => (
        <li key={sample.id}>
          <button
            type="button"
            aria-current={sample.id === picked.id}
            data-kind={sample.kind}
            onClick={() => onPick(sample)}
          >
            <Title title={sample.title} />
          </button>
        </li>
      ))}
    </ol>
  </nav>
);

/** The graph to try out: a list of sample operations, an access token, and the editor. */
export const Explorer = () => {
  const [picked, setPicked] = useState({ ...samples[0], times: 0 });
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
