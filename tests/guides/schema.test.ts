/** The JSON Schema that editors read is current and describes every field. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guideJsonSchema } from '../../src/guide/json-schema.ts';
import { ROOT } from '../../src/kernel/root.ts';

test('content/guide.schema.json is current (npm run schema:guide)', () => {
  expect(readFileSync(join(ROOT, 'content/guide.schema.json'), 'utf8')).toBe(guideJsonSchema());
});

interface Node {
  description?: string;
  $ref?: string;
  properties?: Record<string, Node>;
}

test('every field of a guide has a description', () => {
  const schema = JSON.parse(guideJsonSchema()) as { $defs?: Record<string, Node> };
  const bare: string[] = [];
  const described = (field: Node): boolean => {
    if (field.description) return true;
    const target = field.$ref?.split('/').at(-1);
    return target !== undefined && schema.$defs?.[target] !== undefined && described(schema.$defs[target]);
  };
  const look = (node: unknown, path: string): void => {
    if (node === null || typeof node !== 'object') return;
    const { properties } = node as Node;
    for (const [name, field] of Object.entries(properties ?? {})) if (!described(field)) bare.push(`${path}.${name}`);
    for (const [key, value] of Object.entries(node)) look(value, `${path}.${key}`);
  };
  look(schema, '');
  expect(bare).toEqual([]);
});
