// What the page's modules and their tests are held to. Run from streams-app/src, so that both lie under it: `npm run lint`.
import js from '@eslint/js';
import globals from 'globals';

const PAGE = ['main/resources/page/**/*.js'];
const TESTS = ['test/browser/**/*.js'];

// Text of reports is hostile until escaped: these would take it for markup or code.
const MARKUP = [
  'innerHTML',
  'outerHTML',
  'srcdoc',
  'insertAdjacentHTML',
  'createContextualFragment',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'parseFromString',
  'dangerouslySetInnerHTML',
].map(property => ({ property, message: 'takes text for markup; make elements.' }));
const WRITES = ['write', 'writeln'].map(property => ({
  object: 'document',
  property,
  message: 'takes text for markup; make elements.',
}));

const LEAFLET = '/^(bind(Popup|Tooltip)|set(Popup|Tooltip)?Content|addAttribution|setPrefix)$/';
const SYNTAX = [
  {
    selector: 'Property[key.name=/^(dangerouslySetInnerHTML|innerHTML|outerHTML|srcdoc|srcDoc)$/]',
    message: 'Takes text for markup; make elements.',
  },
  {
    selector:
      "CallExpression[callee.property.name='setAttribute'][arguments.0.value=/^(style|srcdoc|on.*)$/i]",
    message:
      'The policy of the page refuses style and script in attributes; use classes, .style.setProperty and listeners.',
  },
  {
    selector: "Property[key.name='style'] > :matches(Literal, TemplateLiteral, BinaryExpression).value",
    message: 'The policy of the page refuses style attributes; give an object, or a class.',
  },
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(style|cssText)$/]',
    message: 'Set single properties, by .style.setProperty or a class.',
  },
  {
    selector: `CallExpression[callee.property.name=${LEAFLET}] > :matches(Literal, TemplateLiteral, BinaryExpression, MemberExpression).arguments`,
    message: 'Leaflet takes a string for markup; give it an element.',
  },
  {
    selector: "CallExpression[callee.property.name=/^(divIcon|DivIcon)$/] Property[key.name='html']",
    message: 'Leaflet takes a string for markup; make the icon in createIcon.',
  },
];

const STRICT = {
  eqeqeq: ['error', 'always'],
  'no-var': 'error',
  'prefer-const': 'error',
  'no-unused-vars': ['error', { args: 'after-used', caughtErrors: 'all' }],
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
  'no-alert': 'error',
  'no-throw-literal': 'error',
  'no-implicit-coercion': ['error', { boolean: false }],
  'no-param-reassign': 'error',
  'no-return-assign': 'error',
  'no-self-compare': 'error',
  'no-unneeded-ternary': 'error',
  'no-useless-return': 'error',
  'no-constructor-return': 'error',
  'no-duplicate-imports': 'error',
  'default-case-last': 'error',
  'object-shorthand': 'error',
  curly: ['error', 'multi-line'],
};

export default [
  { ignores: ['**/node_modules/**'] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: PAGE,
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: 'module',
      globals: { ...globals.browser, L: 'readonly', preact: 'readonly', preactHooks: 'readonly' },
    },
    rules: {
      ...STRICT,
      'no-restricted-properties': ['error', ...MARKUP, ...WRITES],
      'no-restricted-syntax': ['error', ...SYNTAX],
      'no-console': 'error',
    },
  },
  {
    files: TESTS,
    languageOptions: {
      ecmaVersion: 2024,
      sourceType: 'module',
      // what is handed to page.evaluate runs in the browser
      globals: { ...globals.nodeBuiltin, ...globals.browser },
    },
    // what is hostile is written down here, to be sent
    rules: { ...STRICT, 'no-script-url': 'off' },
  },
];
