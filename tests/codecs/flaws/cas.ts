import { half, type Flaws } from './flaw.ts';

const path = (name: string): boolean => name.endsWith('.json');

export const CAS: Flaws = {
  shift: {
    path,
    change: (text) => text.replace('"begin":3,"end":29,"label"', '"begin":4,"end":29,"label"'),
  },
  flaws: [
    { name: 'cut off', of: 'linked', path, change: half, says: /line \d+: not JSON/u },
    {
      name: 'not JSON at all',
      of: 'simple',
      path,
      change: () => '<html></html>',
      says: /line 1: not JSON/u,
    },
    {
      name: 'another JSON',
      of: 'simple',
      path,
      change: () => '{"text": "Hello"}',
      says: /this is no UIMA CAS JSON: %FEATURE_STRUCTURES is missing/u,
    },
    {
      name: 'the older JSON of UIMA',
      of: 'simple',
      path,
      change: () => '{"_context": {"_types": {}}, "_views": {"_InitialView": {}}}',
      says: /export it anew as UIMA CAS JSON 0\.4/u,
    },
    {
      name: 'a key that objects take for an instruction',
      of: 'simple',
      path,
      change: (text) => text.replace('"label":"number"', '"__proto__":{"label":"x"}'),
      says: /__proto__: this key is not allowed/u,
    },
    {
      name: 'an offset past the end',
      of: 'simple',
      path,
      change: (text) => text.replace('"end":21', '"end":99'),
      says: /%FEATURE_STRUCTURES\[2\]: \[15, 99\) lies outside the text of 38 characters/u,
    },
    {
      name: 'a negative offset',
      of: 'simple',
      path,
      change: (text) => text.replace('"begin":15', '"begin":-15'),
      says: /%FEATURE_STRUCTURES\[2\]: -15 is no offset/u,
    },
    {
      name: 'a reference to a structure that is not there',
      of: 'linked',
      path,
      change: (text) => text.replace(/"@Governor":\d+/u, '"@Governor":999'),
      says: /%FEATURE_STRUCTURES\[\d+\]\.@Governor: there is no structure 999/u,
    },
    {
      name: 'a view that lists what is not there',
      of: 'simple',
      path,
      change: (text) => text.replace('"%MEMBERS":[', '"%MEMBERS":[999,'),
      says: /%VIEWS: a view lists the structure 999/u,
    },
    {
      name: 'types that extend one another',
      of: 'simple',
      path,
      change: (text) =>
        text.replace(
          '"%TYPES":{',
          '"%TYPES":{"a.A":{"%SUPER_TYPE":"a.B"},"a.B":{"%SUPER_TYPE":"a.A"},',
        ),
      says: /%TYPES\.a\.A: the type extends itself/u,
    },
    {
      name: 'an id used twice',
      of: 'simple',
      path,
      change: (text) => text.replace('"%ID":3', '"%ID":2'),
      says: /%FEATURE_STRUCTURES\[2\]: the id 2 is used twice/u,
    },
    {
      name: 'a structure inside a structure',
      of: 'simple',
      path,
      change: (text) => text.replace('"label":"number"', '"label":{"a":1}'),
      says: /%FEATURE_STRUCTURES\[2\]\.label: a feature is text, a number, a boolean, or a ref/u,
    },
  ],
};
