import './linkToken.ts';
import './withoutEval.ts';
import '@fontsource-variable/inter/wght.css';
import '#ui/tokens.css';
import '#ui/heat.css';
import '#ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { nameCaller } from '#actions/callApi.ts';
import { applyTheme } from '#ui/shell/theme.ts';
import { keepPage } from './keepPage.ts';
import { thisPerson } from './person.ts';

applyTheme();
nameCaller(thisPerson());
keepPage();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
