import { describe, expect, it } from 'vitest';
import { oneLine, plainText, plural, table, wrapped } from '../../main/cli/table.ts';

describe('text for people', () => {
  it('aligns columns, numbers to the right, and leaves no blanks at line ends', () => {
    const rows = [
      { name: 'Claim', count: 1200 },
      { name: 'Cue', count: 7 },
    ];
    const columns = [
      { head: 'Label', cell: (row: (typeof rows)[number]) => row.name },
      { head: 'Spans', cell: (row: (typeof rows)[number]) => row.count },
      { head: 'Note', cell: () => '' },
    ];
    expect(table(columns, rows)).toBe(
      ['Label  Spans  Note', 'Claim  1,200', 'Cue        7'].join('\n'),
    );
  });

  it.each([
    [0, '0 articles'],
    [1, '1 article'],
    [1234, '1,234 articles'],
  ])('%d is %s', (count, text) => {
    expect(plural(count, 'article')).toBe(text);
  });

  it('breaks long text at blanks, under where it began', () => {
    expect(wrapped('a: ', 'one two three four', 10)).toBe('a: one two\n   three\n   four');
    expect(wrapped('a: ', 'averylongword and more', 10)).toBe('a: averylongword\n   and\n   more');
    expect(wrapped('a: ', '', 10)).toBe('a: ');
  });

  it('cuts long text by characters, not by halves of them', () => {
    expect(oneLine('one\n two', 20)).toBe('one two');
    expect(oneLine('😀😀😀😀', 3)).toBe('😀😀…');
  });

  it('lets no article steer the terminal', () => {
    expect(plainText('a\u001b[31mred\u0007\u202eb\r\n\tc')).toBe('a[31mredb\n\tc');
  });
});
