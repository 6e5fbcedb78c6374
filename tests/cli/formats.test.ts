import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatsShape } from '../../main/cli/json-shapes.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import { openDesk, type Desk } from './harness.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe('formats', () => {
  it('tells programs every format, what it carries and every option', async () => {
    const formats = await desk.json(formatsShape, 'formats');
    expect(formats.map(({ id }) => id)).toEqual(CODECS.map(({ id }) => id));
    for (const [index, { carries, options }] of CODECS.entries()) {
      expect(formats[index]?.carries).toEqual(carries);
      expect(formats[index]?.options).toEqual(options);
    }
  });

  it('shows people a table, and below it what each carries and leaves', async () => {
    const { code, out } = await desk.run('formats');
    expect(code).toBe(0);
    expect(out).toMatch(/^Id +Name +Written as +Read +Offsets count\n/u);
    expect(out).toMatch(/^csv +CSV +folder +of any tool +both$/mu);
    expect(out).toMatch(/^jsonl +Claimbench JSONL +\.jsonl +of any tool +both$/mu);
    for (const codec of CODECS) {
      expect(out).toContain(`\n${codec.id}: ${codec.description}\n  carries   `);
      const own = out.slice(out.indexOf(`\n${codec.id}: `)).replace(/\s+/gu, ' ');
      for (const { id, help } of codec.options) {
        expect(own).toContain(` --set ${id}=`);
        expect(own).toContain(help);
      }
    }
  });

  it('fits a terminal, but for descriptions', async () => {
    const { out } = await desk.run('formats');
    const long = out.split('\n').filter((line) => line.startsWith(' ') && line.length > 98);
    expect(long).toEqual([]);
  });

  it('says of the bundle that it leaves nothing', async () => {
    const { out } = await desk.run('formats');
    expect(out).toMatch(/^bundle: [^]*?leaves {4}nothing$/mu);
  });

  it('takes no project', async () => {
    expect((await desk.run('formats', 'project')).code).toBe(2);
  });
});
