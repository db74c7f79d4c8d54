// `npm run ui`: every part of `ui/` in each of its states. A page of its own, which the product's build does not have.
import '../no-eval.ts';
import '../index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { getLocale } from '../paraglide/runtime.js';
import { PartsPage } from './PartsPage.tsx';

document.documentElement.lang = getLocale();

const place = document.getElementById('root');
if (!place) throw new Error('The page has no place for the parts.');
createRoot(place).render(
  <StrictMode>
    <PartsPage />
  </StrictMode>,
);
