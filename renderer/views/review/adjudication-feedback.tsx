/** What was decided differently from what one annotator did, and why; to read, and to send. */
import { useEffect, useState, type ReactNode, type SubmitEvent } from 'react';
import {
  feedbackMarkdown,
  feedbackSentences,
  feedbackSummary,
} from '../../../shared/adjudication/feedback-words.ts';
import { namesOf } from '../../../shared/agreement/names-of.ts';
import type { Feedback, FeedbackItem } from '../../../shared/model/adjudication.ts';
import { goToSpan } from '../../actions/go-to-span.ts';
import { comparable } from '../../store/adjudication.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SavePathField } from '../save-path-field.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import styles from './adjudication.module.css';

/** Letters and digits of a name, for a file. */
const fileName = (name: string): string =>
  `feedback-${name.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.md`;

function FeedbackRow({ item }: { readonly item: FeedbackItem }): ReactNode {
  const { contextNow } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const span = item.own ?? item.gold[0];
  return (
    <li className={styles['item']}>
      {feedbackSentences(codebook, item).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {item.why === null ? null : <p className={styles['why']}>Why: {item.why}</p>}
      {span ? (
        <Button
          tone="quiet"
          onClick={() => void goToSpan(contextNow(), { article: item.article, span: span.id })}
        >
          Go to the text
        </Button>
      ) : null}
    </li>
  );
}

function ExportFeedback(props: { readonly name: string; readonly feedback: Feedback }): ReactNode {
  const { name, feedback } = props;
  const { workbench } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const folder = useWorkbench((state) => state.exportFolder);
  const [path, setPath] = useState(
    `${folder}${folder.includes('\\') ? '\\' : '/'}${fileName(name)}`,
  );
  const [problem, setProblem] = useState<string | null>(null);
  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const text = feedbackMarkdown(codebook, name, feedback);
    const saved = await workbench.ask.saveText(path.trim(), text);
    setProblem(saved.ok ? null : saved.error.message);
    if (saved.ok) workbench.say(`Wrote the feedback to ${saved.value.file}.`);
  };
  return (
    <form className={styles['export']} onSubmit={(event) => void onSubmit(event)}>
      <Problem text={problem} />
      <SavePathField label="Markdown file to write" path={path} onChange={setPath} />
      <Button type="submit">Write the file</Button>
    </form>
  );
}

export function AdjudicationFeedback(): ReactNode {
  const { workbench } = useDesk();
  const annotators = useWorkbench(({ data }) => data.annotators);
  const codebook = useWorkbench(({ data }) => data.codebook);
  const people = comparable(annotators.values());
  const names = namesOf(codebook, annotators.values());
  const [chosen, setChosen] = useState(people[0]?.id ?? '');
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const name = names.annotator(chosen);

  useEffect(() => {
    let isOver = false;
    void workbench
      .onceSaved((api) => api.feedback(chosen))
      .then((answer) => {
        if (isOver) return;
        setFeedback(answer.ok ? answer.value : null);
        setProblem(answer.ok ? null : answer.error.message);
      });
    return () => {
      isOver = true;
    };
  }, [workbench, chosen]);

  const shown = feedback?.annotator === chosen ? feedback : null;
  const articles = [...new Set(shown?.items.map(({ article }) => article) ?? [])];
  return (
    <section className={styles['feedback']} aria-label="Feedback for annotators">
      <Select
        label="Annotator"
        value={chosen}
        options={people.map(({ id }) => ({ value: id, name: names.annotator(id) }))}
        onChange={({ target }) => setChosen(target.value)}
      />
      <Problem text={problem} />
      {shown ? <p>{feedbackSummary(shown)}</p> : <p role="status">Reading what was decided…</p>}
      {shown?.alike === 0 && shown.items.length === 0 ? (
        <p className={styles['empty']}>
          Nothing of what {name} did is decided yet. Once it is, this page lists what was decided
          differently, with the reasons given, for {name} to read.
        </p>
      ) : null}
      {articles.map((article) => {
        const items = shown?.items.filter((item) => item.article === article) ?? [];
        return (
          <section key={article} aria-label={items[0]?.title}>
            <h3 className={styles['title']}>{items[0]?.title}</h3>
            <ul>
              {items.map((item) => (
                <FeedbackRow key={item.own?.id ?? item.gold[0]?.id} item={item} />
              ))}
            </ul>
          </section>
        );
      })}
      {shown && shown.alike + shown.items.length > 0 ? (
        <ExportFeedback key={chosen} name={name} feedback={shown} />
      ) : null}
    </section>
  );
}
