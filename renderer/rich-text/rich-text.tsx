/** Notes and guidelines to be read. */
import { Fragment, useMemo, type ReactNode } from 'react';
import type { RelationEnd } from '../../shared/model/relation.ts';
import type { Block, Inline, ListItem, Mark } from './document.ts';
import { headingTag } from './extensions.ts';
import { readCommonMark } from './read-commonmark.ts';
import styles from './rich-text.module.css';
import { mentionOf } from './safe-link.ts';

interface RichTextProps {
  /** CommonMark. */
  readonly value: string;
  /** Jumps to a mentioned annotation; without it mentions are plain words. */
  readonly onMention?: (end: RelationEnd) => void;
}

type Wrap = (children: ReactNode, mark: Mark) => ReactNode;

const Line = ({ content, wrap }: { content: readonly Inline[]; wrap: Wrap }): ReactNode =>
  content.map((node, at) => (
    <Fragment key={at}>
      {node.type === 'hardBreak' ? (
        <br />
      ) : (
        (node.marks ?? []).toReversed().reduce<ReactNode>(wrap, node.text)
      )}
    </Fragment>
  ));

const Items = ({ items, wrap }: { items: readonly ListItem[]; wrap: Wrap }): ReactNode =>
  items.map(({ content }, at) => (
    <li key={at}>
      <Blocks blocks={content} wrap={wrap} />
    </li>
  ));

function Blocks({ blocks, wrap }: { blocks: readonly Block[]; wrap: Wrap }): ReactNode {
  return blocks.map((block, at) => {
    switch (block.type) {
      case 'paragraph':
        return (
          <p key={at}>
            <Line content={block.content} wrap={wrap} />
          </p>
        );
      case 'heading': {
        const Heading = headingTag(block.attrs.level);
        return (
          <Heading key={at}>
            <Line content={block.content} wrap={wrap} />
          </Heading>
        );
      }
      case 'bulletList':
        return (
          <ul key={at}>
            <Items items={block.content} wrap={wrap} />
          </ul>
        );
      case 'orderedList':
        return (
          <ol key={at} start={block.attrs.start}>
            <Items items={block.content} wrap={wrap} />
          </ol>
        );
    }
  });
}

export function RichText({ value, onMention }: RichTextProps): ReactNode {
  const { content } = useMemo(() => readCommonMark(value), [value]);
  const wrap: Wrap = (children, mark) => {
    if (mark.type === 'bold') return <strong>{children}</strong>;
    if (mark.type === 'italic') return <em>{children}</em>;
    const { href } = mark.attrs;
    const end = mentionOf(href);
    if (!end) {
      return (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {children}
        </a>
      );
    }
    if (!onMention) return children;
    return (
      <button type="button" className={styles['mention']} onClick={() => onMention(end)}>
        {children}
      </button>
    );
  };
  return (
    <div className={styles['text']}>
      <Blocks blocks={content} wrap={wrap} />
    </div>
  );
}
