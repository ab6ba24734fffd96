import { provePlanted } from './planted.js';

provePlanted('4', [
  ['2.5', '2.1'],
  ['3.1', '2.1'],
  ['3.7', '2.5'],
  ['2.1', '1.5'],
]);
