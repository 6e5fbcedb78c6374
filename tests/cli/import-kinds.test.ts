/** Articles of every kind through the command line as it is built: nothing but one script. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { docxOf, paragraph, run } from '../files/real-articles/docx.ts';
import { pdfOf } from '../files/real-articles/pdf.ts';
import { bundleCli } from './bundled-cli.ts';

const start = promisify(execFile);
const reportSchema = z.object({
  articles: z.array(z.object({ file: z.string(), status: z.string() })),
  rejected: z.array(z.unknown()),
});

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'a.txt': 'Of a text.\n',
  'b.md': 'Of *Markdown*.\n',
  'c.html': '<p>Of a page.</p>',
  'd.docx': docxOf({ body: paragraph(run('Of Word.')) }),
  'e.pdf': pdfOf([[{ text: 'Of a PDF.', y: 700 }]]),
  'f.eml': 'From: Jo <a@b.example>\r\nSubject: s\r\n\r\nOf a mail.\r\n',
};

let folder: string;
let script: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'claimbench-kinds-'));
  script = path.join(folder, 'cli.mjs');
  await bundleCli(script);
  await mkdir(path.join(folder, 'in'));
  for (const [name, content] of Object.entries(FILES))
    await writeFile(path.join(folder, 'in', name), content);
});

afterAll(() => rm(folder, { recursive: true }));

const claimbench = (...argv: readonly string[]): Promise<{ stdout: string; stderr: string }> =>
  start(process.execPath, [script, ...argv], {
    cwd: folder,
    env: { ...process.env, CLAIMBENCH_HOME: path.join(folder, 'home') },
  });

it('imports a folder that holds a file of every kind, and warns of nothing', async () => {
  await claimbench('new', 'p', '--title', 'P');
  const { stdout, stderr } = await claimbench('import', 'p', 'in', '--annotator', 'Ada', '--json');
  const { articles, rejected } = reportSchema.parse(JSON.parse(stdout));
  expect(rejected).toEqual([]);
  expect(articles.map(({ file, status }) => `${status} ${path.basename(file)}`)).toEqual(
    Object.keys(FILES).map((name) => `added ${name}`),
  );
  expect(stderr).not.toMatch(/warn|canvas|polyfill/iu);
});
